import { ageOf, isFresh } from './freshness';
import type { SignatureHeaders, Signatures, Headers, Refusal, VerifyOptions } from './types';

type Name = 'timestamp' | 'raw' | 'v2' | 'simple' | 'oldRaw' | 'oldV2' | 'oldSimple';

const NAMES: ReadonlyMap<string, Name> = new Map([
	['x-timestamp', 'timestamp'],
	['x-signature', 'raw'],
	['x-signature-v2', 'v2'],
	['x-signature-simple', 'simple'],
	['x-signature-previous', 'oldRaw'],
	['x-signature-v2-previous', 'oldV2'],
	['x-signature-simple-previous', 'oldSimple'],
]);

const SIGNATURE = /^[0-9a-f]{64}$/;
const DECIMAL = /^(0|[1-9]\d{0,15})$/;

/**
 * Checks what can be checked from the headers alone, before a secret is known or a body is read:
 * their form, and how old the delivery says it is (specification: X-Timestamp at most 300 seconds
 * away). A repeated header is refused, since nobody can tell which of the two was signed.
 *
 * @param headers names in any case
 * @param now milliseconds since the epoch
 * @returns what is claimed, or the first reason against it; never throws
 */
export function readSignatureHeaders(
	headers: Headers,
	now: number,
	options: VerifyOptions,
): SignatureHeaders | Refusal {
	const found = pick(headers);
	if (!found) return { ok: false, reason: 'repeatedHeader' };

	const { timestamp } = found;
	if (!timestamp) return { ok: false, reason: 'noTimestamp' };
	if (!DECIMAL.test(timestamp)) return { ok: false, reason: 'malformedTimestamp' };
	const age = ageOf(Number(timestamp), now);
	if (!isFresh(age, options.tolerance)) {
		return { ok: false, reason: age > 0 ? 'stale' : 'future', age };
	}

	const { raw, v2 } = found;
	const simple = options.acceptSimple ? found.simple : undefined;
	const signed: SignatureHeaders = {
		ok: true,
		timestamp,
		raw: wellFormed(raw),
		v2: wellFormed(v2),
		simple: wellFormed(simple),
		previous: previousOf(found, options),
	};
	if (signed.raw ?? signed.v2 ?? signed.simple) return signed;
	if (raw || v2 || simple) return { ok: false, reason: 'malformedSignature' };
	return { ok: false, reason: found.simple ? 'onlySimple' : 'noSignature' };
}

/** Undefined where none has the form of a signature. */
function previousOf(
	{ oldRaw, oldV2, oldSimple }: Partial<Record<Name, string>>,
	{ acceptSimple }: VerifyOptions,
): Signatures | undefined {
	const previous = {
		raw: wellFormed(oldRaw),
		v2: wellFormed(oldV2),
		simple: acceptSimple ? wellFormed(oldSimple) : undefined,
	};
	return (previous.raw ?? previous.v2 ?? previous.simple) ? previous : undefined;
}

/** The headers by name, or undefined when one is repeated or an array. */
function pick(headers: Headers): Partial<Record<Name, string>> | undefined {
	const found: Partial<Record<Name, string>> = {};
	for (const header of Object.keys(headers)) {
		const name = NAMES.get(header.toLowerCase());
		const value = headers[header];
		if (!name || value === undefined) continue;
		if (typeof value !== 'string' || found[name] !== undefined) return undefined;
		found[name] = value;
	}
	return found;
}

function wellFormed(signature: string | undefined): string | undefined {
	return signature !== undefined && SIGNATURE.test(signature) ? signature : undefined;
}
