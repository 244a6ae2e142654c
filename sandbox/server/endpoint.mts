import type { Answer } from './responses.mts';
import type { Arrival, Form } from './request.mts';
import type { Sandbox } from './context.mts';
import type { RateClass } from './rateLimits.mts';
import type { Account, Application, Dialect } from '../world/model.mts';
import { UUID_PATTERN, type Check } from './validate.mts';

/** A request that an endpoint serves. */
export interface Call {
	sandbox: Sandbox;
	arrival: Arrival;
	query: URLSearchParams;
	/** A part of the path, percent-decoded. */
	param: (name: string) => string;
	/** The JSON body after validation; throws the error body that Didit would answer. */
	read: <T>(check: Check<T>) => T;
	/** What a form holds, for endpoints that take files. */
	form: () => Form;
	/** As `read`, of a form with texts and files; `form.mts` has the checks for what stands in it. */
	readForm: <T>(check: Check<T>) => T;
}

interface Common {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** As the specification writes it: every `{part}` is a UUID, but `{vendorData}` is any text. */
	path: string;
	rateClass?: RateClass;
}

export type KeyCall = Call & { app: Application };
export type AccountCall = Call & { account: Account };

export type KeyHandler = (call: KeyCall) => Answer | Promise<Answer>;

/** Where Didit's two APIs differ, each has its handler; one without has no such endpoint. */
export type Endpoint = Common &
	(
		| { auth: 'key'; handle: KeyHandler | Partial<Record<Dialect, KeyHandler>> }
		| { auth: 'bearer'; handle: (call: AccountCall) => Answer }
		| { auth: 'none'; handle: (call: Call) => Answer }
	);

const isFreeText = (name: string) => name === 'vendorData' || name === 'nodeId';

/** The path in Fastify's writing. */
export function routePath(path: string): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) =>
		isFreeText(name) ? `:${name}` : `:${name}(^${UUID_PATTERN}$)`,
	);
}

export function pathPattern(path: string): RegExp {
	const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) =>
		isFreeText(name) ? '[^/]+' : UUID_PATTERN,
	);
	return new RegExp(`^${pattern}$`);
}
