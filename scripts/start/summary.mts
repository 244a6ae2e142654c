import type { Json } from '../host/types.mts';

/** What is shown of a step's result: names and values. */
export type Summary = [name: string, value: string][];

const SESSION_FIELDS = ['session_id', 'status', 'vendor_data', 'url'];
const OTHER_FIELDS = ['uuid', 'workflow_label', 'features', 'status', 'balance'];
const MOST_NAMES = 8;

/** The few fields of an item that people look for, and how each check of a decision came out. */
export function summaryOf(json: Json): Summary {
	const names = 'session_id' in json ? SESSION_FIELDS : OTHER_FIELDS;
	const fields = names.map((name): Summary[number] => [name, textOf(json[name])]);
	const checks = Object.entries(json).map(([name, value]): Summary[number] => [
		name,
		statusesIn(value).join(', '),
	]);
	const summary = [...fields, ...checks].filter(([, value]) => value !== '');
	if (summary.length > 0) return summary;
	return [['fields', Object.keys(json).slice(0, MOST_NAMES).join(', ')]];
}

const textOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function statusesIn(value: unknown): string[] {
	if (!Array.isArray(value)) return [];
	return value.flatMap((part: unknown) =>
		typeof part === 'object' && part !== null && 'status' in part && typeof part.status === 'string'
			? part.status
			: [],
	);
}
