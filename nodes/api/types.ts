import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** Every n8n context from which Didit is called. */
export type DiditContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IWebhookFunctions;

/**
 * How a call proves who it is (specification, Authentication):
 * `apiKey` sends `x-api-key`, `bearer` sends the account's token, `open` sends neither.
 */
export type Access = 'apiKey' | 'bearer' | 'open';

/** What Didit counts by itself (specification, Rate limits). */
export type RateScope =
	| 'read'
	| 'write'
	| 'create'
	| 'decision'
	| 'pdf'
	/** Transactions that come in. */
	| 'ingest'
	/** Corrections of what a session knows of somebody. */
	| 'dataUpdate';

/** A file on its way to Didit. */
export interface UploadFile {
	/** Name of the form's field. */
	readonly field: string;
	readonly fileName: string;
	readonly mimeType: string;
	readonly bytes: Buffer;
}

export interface DiditRequest {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Unencoded parts below the base URL; the trailing slash is added. */
	readonly path: readonly string[];
	readonly query?: IDataObject;
	/** Sent as JSON; `{}` is sent as `{}`, undefined sends no body. */
	readonly body?: IDataObject;
	/** Files make a form of the body. */
	readonly files?: readonly UploadFile[];
	/** Default `apiKey`. */
	readonly access?: Access;
	/** For `open` requests, which have no credential: the API's address, instead of Didit's own. */
	readonly baseUrl?: unknown;
	/** A POST or PATCH that Didit carries out once however often it comes. */
	readonly repeatable?: boolean;
	/** Of Didit's limits the one that it counts against. Default: that of all reads, or of all writes. */
	readonly rateScope?: RateScope;
	/** For limits that no wait of this run outlasts, such as so many codes an hour: a 429 is the answer. */
	readonly finalOn429?: true;
	/** By it Didit knows a request that comes again, for the few endpoints that take one. */
	readonly idempotencyKey?: string;
	/** What the answer may be. Default: JSON. */
	readonly accept?: string;
}

export interface DiditResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, unknown>>;
	/** Parsed JSON, text where Didit did not send JSON, or what was made of a file. */
	readonly body: unknown;
}

/** What an answer has to be. Anything else is no answer to what was asked, whatever its status. */
export interface Expectation {
	/** Completes "The answer of Didit is not". */
	readonly what: string;
	/** @param body as Didit sent it; empty text where it sent none */
	readonly fits: (body: unknown) => boolean;
}

/** Time from outside, so that tests do not wait. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Resolves after `ms`, or as soon as the signal aborts. Never rejects. */
	wait(ms: number, signal?: AbortSignal): Promise<void>;
	/** A number in [0, 1) for jitter. */
	random(): number;
}

/** How patient a call may be. All times in milliseconds. */
export interface Policy {
	/** For one attempt. */
	readonly timeout: number;
	/** Attempts that may fail, the first included. */
	readonly attempts: number;
	/** Longest time spent waiting, in all: between attempts and for the rate limit. */
	readonly longestWait: number;
	/**
	 * Goes by Didit's rate limit: waits for a permit, and does not count refusals as attempts, so that
	 * only {@link longestWait} bounds them.
	 */
	readonly sitsOutLimits?: true;
}
