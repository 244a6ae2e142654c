import { createHmac } from 'node:crypto';
import { isObject } from '../server/validate.mts';

/** Code points, not UTF-16 units, decide the order: Python sorts strings that way. */
function byCodePoint(left: string, right: string): number {
	const a = Array.from(left, (letter) => letter.codePointAt(0) ?? 0);
	const b = Array.from(right, (letter) => letter.codePointAt(0) ?? 0);
	const length = Math.min(a.length, b.length);
	for (let index = 0; index < length; index++) {
		const difference = (a[index] ?? 0) - (b[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}

/** A number as the specification's Python writes it, after whole floats became integers. */
function numberText(value: number): string {
	if (Number.isInteger(value)) return BigInt(value).toString();
	const size = Math.abs(value);
	if (size >= 1e-4) return String(value);
	// Python turns to exponents below 1e-4, and writes them with two digits at least.
	return value.toExponential().replace(/e-(\d)$/, 'e-0$1');
}

/** Sorted keys, no blanks, letters beyond ASCII left as they are: what X-Signature-V2 covers. */
export function canonicalJson(value: unknown): string {
	if (typeof value === 'number') return numberText(value);
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (isObject(value)) {
		const members = Object.keys(value)
			.filter((key) => value[key] !== undefined)
			.sort(byCodePoint)
			.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
		return `{${members.join(',')}}`;
	}
	return JSON.stringify(value);
}

/** The canonical text as it goes over the wire: the same, with ASCII letters only. */
export function wireJson(value: unknown): string {
	return canonicalJson(value).replace(
		/[\u007f-\uffff]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function hmac(secret: string, message: string | Buffer): string {
	return createHmac('sha256', secret).update(message).digest('hex');
}

export const SIGNATURE_FORMS = ['raw', 'v2', 'v2_timestamp', 'simple'] as const;
export type SignatureForm = (typeof SIGNATURE_FORMS)[number];

function partText(event: Record<string, unknown>, name: string): string {
	const value = event[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Each signature as its own header; `v2` and `v2_timestamp` share one. */
export const sign: Record<
	SignatureForm,
	(secret: string, wire: string, timestamp: string) => Record<string, string>
> = {
	raw: (secret, wire) => ({ 'X-Signature': hmac(secret, wire) }),
	v2: (secret, wire) => ({ 'X-Signature-V2': hmac(secret, canonicalJson(JSON.parse(wire))) }),
	v2_timestamp: (secret, wire, timestamp) => ({
		'X-Signature-V2': hmac(secret, `${timestamp}:${canonicalJson(JSON.parse(wire))}`),
	}),
	simple: (secret, wire) => {
		const event = JSON.parse(wire) as Record<string, unknown>;
		const parts = ['timestamp', 'session_id', 'status', 'webhook_type'];
		const message = parts.map((name) => partText(event, name)).join(':');
		return { 'X-Signature-Simple': hmac(secret, message) };
	},
};
