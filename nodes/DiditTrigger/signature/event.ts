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

/**
 * When Didit sent the event.
 *
 * @returns whole seconds since the epoch, or undefined when the body does not say
 */
export function sentAt(body: DiditEvent): number | undefined {
	return typeof body.timestamp === 'number' && Number.isSafeInteger(body.timestamp)
		? body.timestamp
		: undefined;
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
	if (sentAt(body) === undefined) return undefined;
	const names = SIMPLE_FIELDS.filter((name) => body[name] !== undefined);
	const texts = names.filter((name) => name !== 'timestamp').map((name) => body[name]);
	if (texts.some((text) => typeof text !== 'string' || text.includes(':'))) return undefined;
	return {
		event: Object.fromEntries(names.map((name) => [name, body[name]])),
		message: SIMPLE_FIELDS.map((name) => String(body[name] ?? '')).join(':'),
	};
}
