import { detail } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import { FAULT_KINDS } from './faults.mts';
import { LIMIT_HEADERS } from '../server/rateLimits.mts';
import { SIGNATURE_FORMS, wireJson, type SignatureForm } from '../webhooks/signing.mts';
import {
	anything,
	flag,
	freeObject,
	integer,
	Invalid,
	nullable,
	number,
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
import { asReceiver, ownUrl, receiversOf } from '../webhooks/receivers.mts';
import type { Application } from '../world/model.mts';

const headerTexts: Check<Record<string, string>> = (value, trace) =>
	Object.fromEntries(
		Object.entries(freeObject(value, trace)).map(([name, content]) => [name, String(content)]),
	);

const pathPattern: Check<string> = (value, trace) => {
	const pattern = text({ max: 2000 })(value, trace);
	try {
		new RegExp(pattern);
		return pattern;
	} catch {
		throw new Invalid(['Must be the start of a path or a regular expression.']);
	}
};

const faultShape = object(
	{
		kind: required(oneOf(FAULT_KINDS)),
		api_key: optional(text()),
		email: optional(text()),
		method: optional(text()),
		path: optional(pathPattern),
		times: optional(nullable(integer({ min: 1 }))),
		chance: optional(number({ min: 0, max: 1 })),
		seed: optional(integer()),
		status: optional(integer({ min: 200, max: 599 })),
		body: optional(anything),
		headers: optional(headerTexts),
		content_type: optional(text()),
		location: optional(text({ max: 2000 })),
		ms: optional(integer({ min: 0 })),
	},
	'refuse',
);

const clockShape = object(
	{
		advance_seconds: optional(number({ min: 0 })),
		speed: optional(number({ min: 0.001, max: 100_000 })),
		reset: optional(flag),
	},
	'refuse',
);

const bound = optional(integer({ min: 0 }));
const limitsShape = object(
	{
		api_key: optional(text()),
		enabled: optional(flag),
		window_seconds: optional(number({ min: 0.001 })),
		headers: optional(oneOf(LIMIT_HEADERS)),
		get: bound,
		write: bound,
		create: bound,
		decision: bound,
		pdf: bound,
		registrations_per_hour: bound,
	},
	'refuse',
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
function receiverFor(application: Application, { url, destination, event }: Target) {
	const { destinations } = application;
	const named = destinations.find(({ uuid }) => uuid === destination);
	if (named) return asReceiver(application, named);
	const at = destinations.find((other) => other.url === url);
	if (at) return asReceiver(application, at);
	if (url !== undefined) return ownUrl(application, url);
	return receiversOf(application, String(event?.webhook_type ?? 'status.updated'))[0];
}

export function addTrafficRoutes(add: AddControl, sandbox: Sandbox): void {
	const { book, clock, faults, limits, webhooks } = sandbox;

	add('GET', 'book', ({ query }) => book.list(query('api_key'), Number(query('since') ?? 0)));
	add('DELETE', 'book', ({ query }) => {
		book.clear(query('api_key'));
	});

	add('GET', 'faults', () => faults.list());
	add('POST', 'faults', ({ read }) => {
		const { api_key, email, times = 1, method, ...fault } = read(faultShape);
		const scope = api_key ?? email ?? '*';
		return faults.add({ ...fault, scope, times, method: method?.toUpperCase() });
	});
	add('DELETE', 'faults', ({ query }) => {
		const id = query('id');
		faults.clear(query('api_key'), id === undefined ? undefined : Number(id));
	});

	const time = () => ({ now: clock.iso(), seconds: clock.seconds(), speed: clock.speed });
	add('GET', 'clock', time);
	add('POST', 'clock', async ({ read }) => {
		const { advance_seconds: seconds, speed, reset } = read(clockShape);
		if (reset === true) clock.reset();
		if (speed !== undefined) clock.setSpeed(speed);
		if (seconds !== undefined) await clock.advance(seconds);
		return time();
	});

	add('POST', 'limits', ({ read }) => {
		const {
			api_key = '*',
			enabled,
			window_seconds: seconds,
			headers,
			registrations_per_hour: registrations,
			...bounds
		} = read(limitsShape);
		const window = seconds === undefined ? undefined : seconds * 1000;
		if (registrations !== undefined) limits.registrationsPerHour = registrations;
		if (enabled === false) limits.set(api_key, null);
		if (enabled === true) limits.set(api_key, { bounds, window, headers });
	});

	add('POST', 'settle', async () => {
		await webhooks.settled();
	});

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
		if (!receiver) throw detail(409, 'The application has nowhere to send the event.');
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
		const answer = await webhooks.post(application, receiver.url, {
			wire,
			headers: { ...signed, ...mark, ...headers },
		});
		return {
			status: answer.status,
			headers: answer.response_headers,
			body: answer.response_body,
			error: answer.error,
			sent: { url: answer.url, headers: answer.headers, body: answer.body },
		};
	});
}
