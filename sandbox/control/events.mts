import { detail } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import { asReceiver, ownUrl, receiversOf, type Receiver } from '../webhooks/receivers.mts';
import { SIGNATURE_FORMS, wireJson, type SignatureForm } from '../webhooks/signing.mts';
import type { Application } from '../world/model.mts';
import {
	flag,
	freeObject,
	Invalid,
	object,
	oneOf,
	optional,
	required,
	text,
	uuidText,
	webUrl,
	type Check,
} from '../server/validate.mts';
import type { AddControl } from './control.mts';
import { applicationByKey } from './applications.mts';

export const headerTexts: Check<Record<string, string>> = (value, trace) =>
	Object.fromEntries(
		Object.entries(freeObject(value, trace)).map(([name, content]) => [name, String(content)]),
	);

const timestampText: Check<string> = (value) => {
	if (typeof value !== 'string' && typeof value !== 'number') throw new Invalid(['Not a time.']);
	return String(value);
};

const eventShape = object(
	{
		api_key: required(text()),
		event: optional(freeObject),
		raw_body: optional(text({ max: 10_000_000, blank: true })),
		url: optional(webUrl),
		destination: optional(uuidText),
		headers: optional(headerTexts),
		test: optional(flag),
		sign: optional(
			object(
				{
					form: optional(oneOf([...SIGNATURE_FORMS, 'all', 'none'])),
					secret: optional(text()),
					timestamp: optional(timestampText),
				},
				'refuse',
			),
		),
	},
	'refuse',
);

interface Target {
	url?: string | undefined;
	destination?: string | undefined;
	event?: Record<string, unknown> | undefined;
}

/** The one that is asked for, or the first that an event like this goes to. */
function receiverFor(application: Application, { url, destination, event }: Target): Receiver {
	const destinations = application.dialect === 'spec' ? [] : application.destinations;
	if (destination !== undefined) {
		const named = destinations.find(({ uuid }) => uuid === destination.toLowerCase());
		if (!named) throw detail(404, 'The application has no such destination.');
		return asReceiver(application, named);
	}
	if (url !== undefined) {
		const there = destinations.find((other) => other.url === url);
		return there ? asReceiver(application, there) : ownUrl(application, url);
	}
	const [first] = receiversOf(application, String(event?.webhook_type ?? 'status.updated'));
	if (!first) throw detail(409, 'The application has nowhere to send the event.');
	return first;
}

export function addEventRoute(add: AddControl, sandbox: Sandbox): void {
	const { webhooks } = sandbox;

	add('POST', 'events', async ({ read }) => {
		const {
			api_key,
			event,
			raw_body,
			url,
			destination,
			headers,
			test = false,
			sign,
		} = read(eventShape);
		const application = applicationByKey(sandbox, api_key);
		const receiver = receiverFor(application, { url, destination, event });
		if ((event === undefined) === (raw_body === undefined)) {
			throw detail(400, 'Give either event or raw_body.');
		}
		const wire = raw_body ?? wireJson(event);
		const form = sign?.form ?? 'all';
		const v2 = application.v2_form === 'canonical' ? 'v2' : 'v2_timestamp';
		const chosen: Record<string, SignatureForm[]> = { all: ['raw', v2, 'simple'], none: [] };
		const signed = webhooks.headers(
			wire,
			sign?.secret ?? receiver.secret(),
			chosen[form] ?? [form as SignatureForm],
			sign?.timestamp,
		);
		const mark: Record<string, string> = test ? { 'X-Didit-Test-Webhook': 'true' } : {};
		// As Didit signs, after a rotation with both secrets, unless something else is asked for.
		const usual = sign ? signed : webhooks.signed(application, receiver, wire);
		const letter = { wire, headers: { ...usual, ...mark, ...headers } };
		const answer = await webhooks.deliver(application, receiver, letter, event ?? {});
		return {
			status: answer.status,
			headers: answer.response_headers,
			body: answer.response_body,
			error: answer.error,
			sent: { url: answer.url, headers: answer.headers, body: answer.body },
		};
	});
}
