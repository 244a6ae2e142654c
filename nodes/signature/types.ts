/** HTTP headers of a delivery; names in any case, repeated ones as arrays. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What was found to be signed, in the order in which it is tried:
 * `raw` X-Signature over the bytes; `v2Timestamped` X-Signature-V2 over `timestamp:canonical`
 * (specification); `v2` X-Signature-V2 over `canonical` (today's documents); `simple`
 * X-Signature-Simple over four fields.
 */
export type Scheme = 'raw' | 'v2Timestamped' | 'v2' | 'simple';

/** Why a delivery was not taken for genuine, or is none. */
export type Reason =
	/** One of the headers came more than once. */
	| 'repeatedHeader'
	| 'noTimestamp'
	/** X-Timestamp is not a plain decimal number. */
	| 'malformedTimestamp'
	/** X-Timestamp is too old. */
	| 'stale'
	/** X-Timestamp lies too far ahead. */
	| 'future'
	/** No signature header that may be used. */
	| 'noSignature'
	/** Only X-Signature-Simple came, which is switched off. */
	| 'onlySimple'
	/** No signature header holds 64 lower-case hexadecimal digits. */
	| 'malformedSignature'
	| 'emptyBody'
	| 'noSecret'
	/** No scheme fits any secret. */
	| 'mismatch'
	/** The signature fits but does not cover X-Timestamp, and the body carries no timestamp. */
	| 'noBodyTimestamp'
	/** As before, and the timestamp in the body is too old or too far ahead. */
	| 'staleBody'
	/** The signature fits, but the body is no event. */
	| 'noEvent';

export interface Refusal {
	readonly ok: false;
	readonly reason: Reason;
	/** Seconds between the timestamp and now, where the timestamp is the reason. */
	readonly age?: number;
}

/** What the headers say, checked as far as that costs nothing. */
export interface SignatureHeaders {
	readonly ok: true;
	/** X-Timestamp as it came. */
	readonly timestamp: string;
	/** X-Signature, if it has the form of one; likewise the next two. */
	readonly raw?: string;
	readonly v2?: string;
	/** Only where the simple scheme is accepted. */
	readonly simple?: string;
	/** The same with the secret of before, for a day after it was rotated (today's Didit). */
	readonly previous?: Signatures;
}

export type Signatures = Pick<SignatureHeaders, 'raw' | 'v2' | 'simple'>;

export type DiditEvent = Readonly<Record<string, unknown>>;

export interface Verified {
	readonly ok: true;
	readonly via: Scheme;
	/** The signature that fitted, as it came. */
	readonly signature: string;
	/** What the signature covers: the whole body, or the four fields of the simple scheme. */
	readonly event: DiditEvent;
	/** JSON text of {@link event}. */
	readonly text: string;
	/** The whole body, which the simple scheme does not cover. */
	readonly body: DiditEvent;
	/** Whether it was a header for the secret of before that fitted: Didit has another by now. */
	readonly signedWithPrevious?: true;
}

export interface VerifyOptions {
	/** Seconds that X-Timestamp may lie in the past or the future. */
	readonly tolerance: number;
	/** Whether X-Signature-Simple may count. */
	readonly acceptSimple: boolean;
}
