import type { Sandbox } from '../server/context.mts';
import { FAULT_KINDS } from './faults.mts';
import { LIMIT_HEADERS } from '../server/rateLimits.mts';
import {
	anything,
	flag,
	integer,
	Invalid,
	nullable,
	number,
	object,
	oneOf,
	optional,
	required,
	text,
	type Check,
} from '../server/validate.mts';
import type { AddControl } from './control.mts';
import { headerTexts } from './events.mts';

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
}
