import { canonicalJson } from '../../nodes/signature/canonical/canonicalJson';
import { decodeUtf8, parseBody, simplePart } from '../../nodes/signature/payload';
import { hmac } from '../../nodes/signature/hmac';
import type { Message } from '../../nodes/signature/hmac';

export interface SignOptions {
	/** What X-Signature-V2 covers: `timestamp:canonical` as in the specification, or `canonical`. */
	readonly v2: 'v2Timestamped' | 'v2';
	/** Whether to add X-Signature-Simple. */
	readonly simple?: boolean;
}

/**
 * The twin of {@link verify}: headers with which Didit would send a body. For tests of workflows.
 *
 * @param rawBody the exact bytes that will be sent
 * @param secret `secret_shared_key` of the application
 * @param timestamp seconds since the epoch
 * @throws TypeError for a body that Didit could not sign: it is not UTF-8 or not JSON, or, for the
 * simple scheme, it lacks the fields
 */
export function sign(
	rawBody: Uint8Array,
	secret: string,
	timestamp: number,
	options: SignOptions,
): Record<string, string> {
	const hex = (message: Message) => hmac(secret, message).toString('hex');
	const canonical = signable(canonicalJson(decodeUtf8(rawBody)));
	const prefix = options.v2 === 'v2Timestamped' ? `${timestamp}:` : '';
	const headers: Record<string, string> = {
		'X-Timestamp': String(timestamp),
		'X-Signature': hex([rawBody]),
		'X-Signature-V2': hex([prefix, canonical]),
	};
	if (options.simple) {
		const body = signable(parseBody(rawBody)).body;
		headers['X-Signature-Simple'] = hex([signable(simplePart(body)).message]);
	}
	return headers;
}

function signable<T>(value: T | undefined): T {
	if (value === undefined) throw new TypeError('Didit could not sign this body');
	return value;
}
