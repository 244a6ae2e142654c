import { detail, fieldInvalid, ok } from '../server/responses.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import {
	anything,
	email,
	freeObject,
	integer,
	nullable,
	object,
	optional,
	phone,
	required,
	text,
} from '../server/validate.mts';
import { charge } from './credit.mts';
import * as ids from '../world/ids.mts';

const HOUR = 3_600_000;
const CODE_LIFE = 5 * 60_000;
const MOST_AN_HOUR = 4;
const MOST_TRIES = 3;
const PRICES = { email: 0.03, phone: 0.04 };

const options = optional(
	object({
		code_size: optional(integer({ min: 4, max: 8 })),
		alphanumeric_code: optional(anything),
		locale: optional(text({ max: 5 })),
		preferred_channel: optional(text()),
		use_white_label_customization: optional(anything),
	}),
);
const about = {
	options,
	signals: optional(freeObject),
	vendor_data: optional(text()),
	metadata: optional(nullable(freeObject)),
};
const actions = Object.fromEntries(
	[
		'duplicated_email',
		'breached_email',
		'disposable_email',
		'duplicated_phone_number',
		'disposable_number',
		'voip_number',
	].map((what) => [`${what}_action`, optional(text())]),
);

function send(call: KeyCall, kind: keyof typeof PRICES, to: string, size: number) {
	const now = call.sandbox.clock.now();
	const known = call.app.codes.get(to);
	const sent = (known?.sent ?? []).filter((at) => at > now - HOUR);
	if (kind === 'phone' && sent.length >= MOST_AN_HOUR) {
		throw detail(429, 'Too many attempts for this phone number. Try again in an hour.');
	}
	charge(call, PRICES[kind]);
	const code = ids.digits(size);
	call.app.codes.set(to, { text: code, expires: now + CODE_LIFE, tries: 0, sent: [...sent, now] });
	call.sandbox.outbox.send(to, 'Your verification code', `Your code is ${code}.`, code);
}

/** @returns the status, and what Didit says of it */
function tried(call: KeyCall, to: string, code: string): [string, string] {
	const known = call.app.codes.get(to);
	if (!known || known.expires <= call.sandbox.clock.now()) {
		return ['Expired or Not Found', 'There is no code for it, or it has expired.'];
	}
	known.tries++;
	if (known.text !== code) {
		if (known.tries >= MOST_TRIES) call.app.codes.delete(to);
		return ['Failed', 'The verification code is not correct.'];
	}
	call.app.codes.delete(to);
	return ['Approved', 'The verification code is correct.'];
}

function answer(call: KeyCall, more: object) {
	const created_at = call.sandbox.clock.iso();
	return ok({ request_id: ids.uuid(), vendor_data: null, metadata: null, created_at, ...more });
}

const report = (status: string, call: KeyCall, known: object) => ({
	status,
	...known,
	verification_attempts: 1,
	verified_at: status === 'Approved' ? call.sandbox.clock.iso() : null,
	warnings: [],
	lifecycle: [],
	matches: [],
});

function numberOf(value: unknown): string {
	try {
		return phone(value, { path: '', ignored: [] });
	} catch {
		throw fieldInvalid('phone_number', 'Invalid phone number provided.');
	}
}

/** What Didit answers to a code that is on its way. */
const sent = ({
	vendor_data = null,
	metadata = null,
}: {
	vendor_data?: unknown;
	metadata?: unknown;
}) => ok({ request_id: ids.uuid(), status: 'Success', reason: null, vendor_data, metadata });

export const codeEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/v3/email/send/',
		auth: 'key',
		handle: {
			current: (call) => {
				const given = call.read(object({ email: required(email), ...about }));
				send(call, 'email', given.email, given.options?.code_size ?? 6);
				return sent(given);
			},
		},
	},
	{
		method: 'POST',
		path: '/v3/email/check/',
		auth: 'key',
		handle: {
			current: (call) => {
				const shape = object({
					email: required(email),
					code: required(text({ max: 10 })),
					...actions,
				});
				const { email: to, code } = call.read(shape) as { email: string; code: string };
				const [status, message] = tried(call, to, code);
				const known = { email: to, is_breached: false, breaches: [] };
				const more = { ...known, is_disposable: false, is_undeliverable: false };
				const found = status === 'Approved' ? report(status, call, more) : null;
				return answer(call, { status, message, email: found });
			},
		},
	},
	{
		method: 'POST',
		path: '/v3/phone/send/',
		auth: 'key',
		handle: {
			current: (call) => {
				const given = call.read(object({ phone_number: required(text({ max: 20 })), ...about }));
				send(call, 'phone', numberOf(given.phone_number), given.options?.code_size ?? 6);
				return sent(given);
			},
		},
	},
	{
		method: 'POST',
		path: '/v3/phone/check/',
		auth: 'key',
		handle: {
			current: (call) => {
				const fields = {
					phone_number: required(text({ max: 20 })),
					code: required(text({ max: 8 })),
				};
				const given = call.read(object({ ...fields, ...actions })) as Record<string, string>;
				const to = numberOf(given.phone_number);
				if (!/^\d{4,8}$/.test(given.code ?? '')) {
					throw fieldInvalid('code', 'Invalid code format. Enter 4 to 8 numeric digits.');
				}
				const [status, message] = tried(call, to, given.code ?? '');
				const known = {
					phone_number: to,
					full_number: to,
					is_disposable: false,
					is_virtual: false,
				};
				const found = status === 'Approved' ? report(status, call, known) : null;
				return answer(call, { status, message, phone: found });
			},
		},
	},
];
