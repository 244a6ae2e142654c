import { ageOf, isFresh } from './freshness';
import type { SignatureHeaders, Headers, Refusal, VerifyOptions } from './types';

type Name = 'timestamp' | 'raw' | 'v2' | 'simple';

const NAMES: ReadonlyMap<string, Name> = new Map([
	['x-timestamp', 'timestamp'],
	['x-signature', 'raw'],
	['x-signature-v2', 'v2'],
	['x-signature-simple', 'simple'],
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
	};
	if (signed.raw ?? signed.v2 ?? signed.simple) return signed;
	if (raw || v2 || simple) return { ok: false, reason: 'malformedSignature' };
	return { ok: false, reason: found.simple ? 'onlySimple' : 'noSignature' };
}

/** The four headers, or undefined when one is repeated or an array. */
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
