import { canonicalJson } from './canonical/canonicalJson';
import { readSignatureHeaders } from './signatureHeaders';
import { decodeUtf8, eventType, parseBody, sentAt, simplePart } from './payload';
import { ageOf, isFresh } from './freshness';
import { fits } from './hmac';
import type {
	SignatureHeaders,
	DiditEvent,
	Scheme,
	Headers,
	Refusal,
	Verified,
	VerifyOptions,
} from './types';

/** Seconds that Didit's second retry may come after the first attempt (after 1 and 4 minutes). */
const RETRIES_TAKE = 300;

const NO_EVENT: Refusal = { ok: false, reason: 'noEvent' };

/**
 * Decides whether a delivery comes from Didit and is recent.
 *
 * @param rawBody the exact bytes, after decompression
 * @param headers names in any case
 * @param secrets any of which may have signed it; empty ones never count
 * @param now milliseconds since the epoch
 * @returns the event and what vouches for it, or why not; never throws
 */
export function verify(
	rawBody: Uint8Array,
	headers: Headers,
	secrets: readonly string[],
	now: number,
	options: VerifyOptions,
): Verified | Refusal {
	const signed = readSignatureHeaders(headers, now, options);
	return signed.ok ? verifyHeaders(rawBody, signed, secrets, now, options) : signed;
}

/**
 * The second half of {@link verify}, for claims that {@link readSignatureHeaders} found in order.
 *
 * A scheme that does not cover X-Timestamp says nothing about when the delivery was made, so a
 * captured one could be sent again under a new header: there the signed body's own timestamp must
 * be recent too. If it is not, a later scheme that covers the header may still vouch for it.
 */
export function verifyHeaders(
	rawBody: Uint8Array,
	signed: SignatureHeaders,
	secrets: readonly string[],
	now: number,
	options: VerifyOptions,
): Verified | Refusal {
	if (rawBody.length === 0) return { ok: false, reason: 'emptyBody' };
	const known = secrets.filter((secret) => secret !== '');
	if (known.length === 0) return { ok: false, reason: 'noSecret' };
	const verdict = judge(rawBody, signed, known, now, options);
	if (verdict.ok || verdict.reason !== 'mismatch' || !signed.previous) return verdict;
	// After a rotation Didit signs with both secrets, and only the one of before may be known here.
	const { timestamp, previous } = signed;
	const second = judge(rawBody, { ok: true, timestamp, ...previous }, known, now, options);
	return second.ok ? { ...second, signedWithPrevious: true } : second;
}

function judge(
	rawBody: Uint8Array,
	signed: SignatureHeaders,
	known: readonly string[],
	now: number,
	options: VerifyOptions,
): Verified | Refusal {
	let refusal: Refusal = { ok: false, reason: 'mismatch' };
	for (const { via, signature, part } of fittingSchemes(rawBody, signed, known)) {
		const parsed = parseBody(rawBody);
		if (!parsed) return NO_EVENT;
		const event = part ?? parsed.body;
		if (!eventType(event)) return NO_EVENT;
		const old = via === 'v2Timestamped' ? undefined : notRecent(event, now, options.tolerance);
		if (!old) {
			const text = part ? JSON.stringify(part) : parsed.text;
			return { ok: true, via, signature, event, text, body: parsed.body };
		}
		refusal = old;
	}
	return refusal;
}

interface Fit {
	readonly via: Scheme;
	readonly signature: string;
	/** The fields that the simple scheme covers; the others cover the whole body. */
	readonly part?: DiditEvent;
}

/** All forms that fit, in the order of {@link Scheme}; what is not asked for is not computed. */
function* fittingSchemes(
	rawBody: Uint8Array,
	{ timestamp, raw, v2, simple }: SignatureHeaders,
	secrets: readonly string[],
): Generator<Fit> {
	if (raw !== undefined && fits(raw, [rawBody], secrets)) yield { via: 'raw', signature: raw };
	if (v2 !== undefined) {
		// Didit sends most bodies in canonical form: then nothing needs to be parsed.
		const via =
			v2Form(rawBody, v2, timestamp, secrets) ?? canonicalV2Form(rawBody, v2, timestamp, secrets);
		if (via) yield { via, signature: v2 };
	}
	if (simple !== undefined) {
		const body = parseBody(rawBody)?.body;
		const part = body && simplePart(body);
		if (part && fits(simple, [part.message], secrets)) {
			yield { via: 'simple', signature: simple, part: part.event };
		}
	}
}

function v2Form(
	canonical: string | Uint8Array,
	signature: string,
	timestamp: string,
	secrets: readonly string[],
): 'v2Timestamped' | 'v2' | undefined {
	if (fits(signature, [`${timestamp}:`, canonical], secrets)) return 'v2Timestamped';
	return fits(signature, [canonical], secrets) ? 'v2' : undefined;
}

function canonicalV2Form(
	rawBody: Uint8Array,
	signature: string,
	timestamp: string,
	secrets: readonly string[],
): 'v2Timestamped' | 'v2' | undefined {
	const canonical = canonicalText(rawBody);
	return canonical === undefined ? undefined : v2Form(canonical, signature, timestamp, secrets);
}

function canonicalText(rawBody: Uint8Array): string | undefined {
	try {
		return canonicalJson(decodeUtf8(rawBody));
	} catch {
		return undefined;
	}
}

/** Why the signed body does not show that it is recent, or undefined when it does. */
function notRecent(body: DiditEvent, now: number, tolerance: number): Refusal | undefined {
	const timestamp = sentAt(body);
	if (timestamp === undefined) return { ok: false, reason: 'noBodyTimestamp' };
	const age = ageOf(timestamp, now);
	return isFresh(age, tolerance + RETRIES_TAKE)
		? undefined
		: { ok: false, reason: 'staleBody', age };
}
