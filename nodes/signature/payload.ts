import type { DiditEvent } from './types';

/**
 * Decodes and parses a body.
 *
 * @param bytes as they came
 * @returns text and value; undefined for what is not UTF-8, JSON or an object
 */
export function parseBody(bytes: Uint8Array): { text: string; body: DiditEvent } | undefined {
	try {
		const text = decodeUtf8(bytes);
		const body = JSON.parse(text) as unknown;
		if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
		return { text, body: body as DiditEvent };
	} catch {
		return undefined;
	}
}

/**
 * Decodes strictly: a replaced byte would make another text out of what was signed.
 *
 * @throws TypeError for what is not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string {
	return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/**
 * The type of an event. Didit's documents write `webhook_type`, one page of spring 2026 `event`.
 *
 * @returns undefined for a body that is no event
 */
export function eventType(body: DiditEvent): string | undefined {
	const type = body.webhook_type ?? body.event;
	return typeof type === 'string' && type !== '' ? type : undefined;
}

/** A moment with its time zone; without one it could be any of 24. */
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)$/i;

/**
 * When Didit sent the event or, where it does not say, when it made it. Its documents have whole
 * seconds, one page ISO 8601; others put texts and fractions there.
 *
 * @returns seconds since the epoch, or undefined when the body does not say
 */
export function sentAt({ timestamp, created_at: createdAt }: DiditEvent): number | undefined {
	const value = timestamp ?? createdAt;
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string') return undefined;
	if (/^\d{1,15}(\.\d+)?$/.test(value)) return Number(value);
	const milliseconds = ISO.test(value) ? Date.parse(value.replace(' ', 'T').replace(' ', '')) : NaN;
	return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}

/** The fields that X-Signature-Simple covers, in the order of its message. */
const SIMPLE_FIELDS = ['timestamp', 'session_id', 'status', 'webhook_type'] as const;

/**
 * Reduces a body to what X-Signature-Simple covers.
 *
 * @returns the fields that are there and the signed message (missing ones count as empty text);
 * undefined where a field could be read in two ways, since the message is only joined by colons
 */
export function simplePart(body: DiditEvent): { event: DiditEvent; message: string } | undefined {
	if (!Number.isSafeInteger(body.timestamp)) return undefined;
	const names = SIMPLE_FIELDS.filter((name) => body[name] !== undefined);
	const texts = names.filter((name) => name !== 'timestamp').map((name) => body[name]);
	if (texts.some((text) => typeof text !== 'string' || text.includes(':'))) return undefined;
	return {
		event: Object.fromEntries(names.map((name) => [name, body[name]])),
		message: SIMPLE_FIELDS.map((name) => String(body[name] ?? '')).join(':'),
	};
}
