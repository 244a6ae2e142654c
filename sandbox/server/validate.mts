import { isIP } from 'node:net';

/** Input that does not validate; `problem` is the error body or the part of it for this value. */
export class Invalid extends Error {
	constructor(readonly problem: unknown) {
		super('Invalid input');
	}
}

/** Where we are in the body, and the keys met so far that Didit would ignore without a word. */
export interface Trace {
	path: string;
	ignored: string[];
}

export type Check<T> = (value: unknown, trace: Trace) => T;

interface Field<T, R extends boolean> {
	check: Check<T>;
	isRequired: R;
	/** What is said where it is required and missing. */
	missing: string;
}

type Fields = Record<string, Field<unknown, boolean>>;

type Names<F extends Fields, R extends boolean> = {
	[K in keyof F]: F[K] extends Field<unknown, R> ? K : never;
}[keyof F];

type Value<T> = T extends Field<infer V, boolean> ? V : never;

type Parsed<F extends Fields> = { [K in Names<F, true>]: Value<F[K]> } & {
	[K in Names<F, false>]?: Value<F[K]>;
};

const MISSING = 'This field is required.';
export const required = <T,>(check: Check<T>, missing = MISSING): Field<T, true> => ({
	check,
	isRequired: true,
	missing,
});
export const optional = <T,>(check: Check<T>): Field<T, false> => ({
	check,
	isRequired: false,
	missing: MISSING,
});

function refuse(text: string): never {
	throw new Invalid([text]);
}

export function nullable<T>(check: Check<T>): Check<T | null> {
	return (value, trace) => (value === null ? null : check(value, trace));
}

export function text({ max = 255, blank = false } = {}): Check<string> {
	return (value) => {
		if (value === null) refuse('This field may not be null.');
		if (typeof value !== 'string') return refuse('Not a valid string.');
		if (!blank && value.trim() === '') refuse('This field may not be blank.');
		if (value.length > max) {
			refuse(`Ensure this field has no more than ${String(max)} characters.`);
		}
		return value;
	};
}

/** A text of this form; `message` is what is said of any other. */
export function matching(pattern: RegExp, message: string): Check<string> {
	const asText = text({ max: 2048 });
	return (value, trace) => {
		const given = asText(value, trace);
		return pattern.test(given) ? given : refuse(message);
	};
}

export const flag: Check<boolean> = (value) =>
	typeof value === 'boolean' ? value : refuse('Must be a valid boolean.');

export function number({ min = -Infinity, max = Infinity, whole = false } = {}): Check<number> {
	return (value) => {
		if (typeof value !== 'number' || !Number.isFinite(value)) refuse('A valid number is required.');
		if (whole && !Number.isInteger(value)) refuse('A valid integer is required.');
		if (Number(value) < min) {
			refuse(`Ensure this value is greater than or equal to ${String(min)}.`);
		}
		if (Number(value) > max) refuse(`Ensure this value is less than or equal to ${String(max)}.`);
		return Number(value);
	};
}

export const integer = (bounds: { min?: number; max?: number } = {}): Check<number> =>
	number({ ...bounds, whole: true });

export function oneOf<const T extends string>(choices: readonly T[]): Check<T> {
	return (value) => {
		const found = choices.find((choice) => choice === value);
		return found ?? refuse(`"${String(value)}" is not a valid choice.`);
	};
}

export const UUID_PATTERN = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
export const uuidText = matching(new RegExp(`^${UUID_PATTERN}$`, 'i'), 'Must be a valid UUID.');
export const email = matching(/^[^\s@"<>]+@[^\s@.]+(\.[^\s@.]+)+$/, 'Enter a valid email address.');
export const webUrl = matching(/^https?:\/\/[^\s/?#]+\S*$/i, 'Enter a valid URL.');
/** A redirect target: custom schemes of mobile apps are allowed. */
export const redirectUrl = matching(/^[a-z][a-z0-9+.-]*:\/\/\S+$/i, 'Enter a valid URL.');
export const country = matching(/^[A-Z]{3}$/, 'Must be an ISO 3166-1 alpha-3 country code.');
export const language = matching(/^([a-z]{2}(-[A-Z]{2})?|cnr)$/, 'Must be an ISO 639-1 code.');
export const phone = matching(/^\+[1-9]\d{6,14}$/, 'Enter a valid phone number in E.164 format.');
export const ipAddress: Check<string> = (value) =>
	typeof value === 'string' && isIP(value) !== 0
		? value
		: refuse('Enter a valid IPv4 or IPv6 address.');

const datePattern = matching(
	/^\d{4}-\d{2}-\d{2}$/,
	'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.',
);

export const date: Check<string> = (value, trace) => {
	const given = datePattern(value, trace);
	const parsed = new Date(`${given}T00:00:00Z`);
	const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(given);
	return exists
		? given
		: refuse('Date has wrong format. Use one of these formats instead: YYYY-MM-DD.');
};

export const dateTime: Check<string> = (value) => {
	const given = String(value);
	const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(given) && !Number.isNaN(Date.parse(given));
	return isTime ? given : refuse('Datetime has wrong format.');
};

/** Standard base64 without line breaks or a data: prefix, of at most `maxBytes` decoded. */
export function base64(maxBytes: number): Check<string> {
	return (value) => {
		const isBase64 =
			typeof value === 'string' && value !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(value);
		if (!isBase64 || value.length % 4 !== 0) return refuse('Must be a valid base64 encoded image.');
		if (Buffer.byteLength(value, 'base64') > maxBytes) {
			refuse(`Image size should not exceed ${String(maxBytes / 1024 / 1024)} MB.`);
		}
		return value;
	};
}

export const anything: Check<unknown> = (value) => value;

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const freeObject: Check<Record<string, unknown>> = (value) =>
	isObject(value) ? value : refuse('Must be a valid JSON object.');

export function listOf<T>(check: Check<T>, { min = 0 } = {}): Check<T[]> {
	return (value, trace) => {
		if (!Array.isArray(value))
			return refuse(`Expected a list of items but got type "${typeof value}".`);
		if (value.length < min) refuse('This list may not be empty.');
		const problems: unknown[] = [];
		let isValid = true;
		const items = value.map((item: unknown, index): T | undefined => {
			try {
				const checked = check(item, { ...trace, path: `${trace.path}[${String(index)}]` });
				problems.push({});
				return checked;
			} catch (error) {
				if (!(error instanceof Invalid)) throw error;
				isValid = false;
				problems.push(error.problem);
				return undefined;
			}
		});
		if (!isValid) throw new Invalid(problems);
		return items as T[];
	};
}

/** An object with known fields. Other keys are ignored (and noted), or refused by name. */
export function object<const F extends Fields>(
	fields: F,
	others: 'ignore' | 'refuse' = 'ignore',
): Check<Parsed<F>> {
	return (value, trace) => {
		if (!isObject(value)) {
			throw new Invalid({ non_field_errors: ['Invalid data. Expected a dictionary.'] });
		}
		const result: Record<string, unknown> = {};
		const problems: Record<string, unknown> = {};
		for (const [name, field] of Object.entries(fields)) {
			if (!Object.hasOwn(value, name)) {
				if (field.isRequired) problems[name] = [field.missing];
				continue;
			}
			try {
				const path = trace.path === '' ? name : `${trace.path}.${name}`;
				result[name] = field.check(value[name], { ...trace, path });
			} catch (error) {
				if (!(error instanceof Invalid)) throw error;
				problems[name] = error.problem;
			}
		}
		for (const name of Object.keys(value)) {
			if (Object.hasOwn(fields, name)) continue;
			if (others === 'refuse') {
				problems[name] = [`Unexpected field. Allowed fields: ${Object.keys(fields).join(', ')}.`];
			} else {
				trace.ignored.push(trace.path === '' ? name : `${trace.path}.${name}`);
			}
		}
		if (Object.keys(problems).length > 0) throw new Invalid(problems);
		return result as Parsed<F>;
	};
}
