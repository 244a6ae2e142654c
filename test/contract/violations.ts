import type { Sent } from '../support/operate';
import type { ContractRequest, Fact } from './digest';
import { FEATURES } from './digest';

type Facts = Readonly<Record<string, Fact>>;

/** Where a list is read. */
const PAGING = ['limit', 'offset'];

/** All in which a request is not what today's Didit takes. */
export function violations(
	{ method, path, query, body }: Sent,
	{
		method: wantedMethod,
		path: wantedPath,
		query: queryFacts = {},
		body: facts = {},
		form = false,
	}: ContractRequest,
): string[] {
	const pattern = new RegExp(`${wantedPath.replace(/\{\w+\}/g, '[^/]+')}$`);
	const unknown = Object.keys(query).filter((name) => !PAGING.includes(name) && !queryFacts[name]);
	return [
		...(method === wantedMethod ? [] : [`the method is ${method}`]),
		...(pattern.test(path) ? [] : [`the path is ${path}`]),
		...unknown.map((name) => `there is no ?${name}`),
		...Object.entries(query).flatMap(([name, value]) =>
			queryFacts[name] ? wrongText(`?${name}`, String(value), queryFacts[name]) : [],
		),
		...(body === null
			? missing('', {}, facts)
			: wrongMembers('', form ? membersOfForm(body, facts) : body, facts)),
	];
}

/** A form holds nothing but text and files: what its texts stand for. */
function membersOfForm(body: unknown, facts: Facts): unknown {
	const members = Object.entries(body as Record<string, unknown>).map(([name, value]) => {
		const { type = 'string', format = '' } = facts[name] ?? {};
		const isText = type === 'string' || typeof value !== 'string';
		// The sandbox writes down what a file is; a text in its place is none.
		if (format === 'binary') return [name, typeof value === 'object' ? 'a file' : undefined];
		// Of a list of one nothing tells that it is one.
		if (type === 'array') return [name, Array.isArray(value) ? value : [value]];
		return [name, isText ? value : JSON.parse(value)];
	});
	return Object.fromEntries(members) as unknown;
}

/** The paths of all values in a body, as the contract writes them. */
export function pathsIn(value: unknown, path = ''): string[] {
	if (Array.isArray(value))
		return value.flatMap((entry) => [`${path}[]`, ...pathsIn(entry, `${path}[]`)]);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, member]) => {
		const own = path ? `${path}.${name}` : name;
		return [own, ...pathsIn(member, own)];
	});
}

function wrongMembers(prefix: string, value: unknown, facts: Facts): string[] {
	if (typeof value !== 'object' || value === null) return [`${prefix} is no object`];
	const members = Object.entries(value);
	return [
		...missing(prefix, value, facts),
		...members.flatMap(([name, member]) => wrong(`${prefix}${name}`, member, facts)),
	];
}

function missing(prefix: string, value: object, facts: Facts): string[] {
	return Object.entries(facts)
		.filter(([path, { required }]) => required && isDirectly(prefix, path))
		.filter(([path]) => !(path.slice(prefix.length) in value))
		.map(([path]) => `${path} is missing`);
}

const isDirectly = (prefix: string, path: string): boolean =>
	path.startsWith(prefix) && /^\w+$/.test(path.slice(prefix.length));

function wrong(path: string, value: unknown, facts: Facts): string[] {
	const fact = facts[path];
	if (!fact) return [`there is no ${path}`];
	if (value === null) return fact.nullable ? [] : [`${path} is null`];
	if (!isOfType(value, fact.type) && !isOfType(value, fact.also ?? fact.type))
		return [`${path} is no ${fact.type}`];
	if (path === 'features[].config') return [];
	if (Array.isArray(value)) return wrongEntries(path, value, fact, facts);
	if (typeof value === 'object') {
		const hasMembers = Object.keys(facts).some((other) => other.startsWith(`${path}.`));
		return hasMembers ? wrongMembers(`${path}.`, value, facts) : [];
	}
	return wrongValue(path, value, fact);
}

function wrongEntries(
	path: string,
	list: unknown[],
	{ minItems = 0 }: Fact,
	facts: Facts,
): string[] {
	const entry = `${path}[]`;
	const hasMembers = Object.keys(facts).some((other) => other.startsWith(`${entry}.`));
	return [
		...(list.length < minItems ? [`${path} is too short`] : []),
		...list.flatMap((value) => {
			if (path === 'features')
				return [...wrongMembers(`${entry}.`, value, facts), ...wrongConfig(value)];
			if (hasMembers) return wrongMembers(`${entry}.`, value, facts);
			return facts[entry] ? wrong(entry, value, facts) : [];
		}),
	];
}

/** Didit drops what it does not know of a feature's config, and says nothing. */
function wrongConfig(entry: unknown): string[] {
	const { feature, config = {} } = entry as { feature: string; config?: object };
	const { keys = {} } = FEATURES[feature] ?? {};
	return Object.entries(config).flatMap(([key, value]) =>
		keys[key] ? wrong(key, value, keys) : [`${feature} has no ${key}`],
	);
}

function wrongValue(path: string, value: unknown, { min, max, maxLen, ...fact }: Fact): string[] {
	const isIn = !fact.enum || fact.enum.map(upper).includes(upper(value));
	const number = typeof value === 'number' ? value : undefined;
	return [
		...(isIn ? [] : [`${path} cannot be ${String(value)}`]),
		...(number !== undefined && number < (min ?? -Infinity) ? [`${path} is below ${min}`] : []),
		...(number !== undefined && number > (max ?? Infinity) ? [`${path} is above ${max}`] : []),
		...(typeof value === 'string' && value.length > (maxLen ?? Infinity)
			? [`${path} is too long`]
			: []),
		...(fact.format ? wrongFormat(path, String(value), fact.format) : []),
	];
}

/** Of features' settings Didit takes both. */
const upper = (value: unknown): unknown =>
	typeof value === 'string' ? value.toUpperCase() : value;

const FORMATS: Readonly<Record<string, RegExp>> = {
	uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
	date: /^\d{4}-\d{2}-\d{2}$/,
	'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
	email: /^[^@\s]+@[^@\s]+$/,
	uri: /^https?:\/\//,
};

function wrongFormat(path: string, value: string, format: string): string[] {
	return FORMATS[format]?.test(value) === false ? [`${path} is no ${format}`] : [];
}

/** A query holds nothing but text. */
function wrongText(path: string, text: string, fact: Fact): string[] {
	const value = fact.type === 'integer' || fact.type === 'number' ? Number(text) : text;
	return wrongValue(path, value, fact);
}

function isOfType(value: unknown, type: string): boolean {
	switch (type) {
		case 'integer':
			return Number.isInteger(value);
		case 'array':
			return Array.isArray(value);
		case 'object':
			return typeof value === 'object' && value !== null && !Array.isArray(value);
		case 'file':
			return typeof value === 'object' && value !== null && 'file_name' in value;
		case 'any':
			return true;
		default:
			return typeof value === type;
	}
}
