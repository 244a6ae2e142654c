import { createHmac } from 'node:crypto';
import type { Headers, VerifyOptions } from '../../nodes/signature/types';

export const SECRET = 'whsec_for_tests_only';

/** Seconds since the epoch. */
export const NOW = 1_774_970_000;

export const OPTIONS: VerifyOptions = { tolerance: 300, acceptSimple: false };

/** HMAC-SHA256 by Node, not by the code under test. */
export function hex(message: string | Buffer, secret = SECRET): string {
	return createHmac('sha256', secret).update(message).digest('hex');
}

/** A body that already is canonical. */
export const CANONICAL = `{"created_at":${NOW - 2},"decision":{"score":0.5},"session_id":"s-1","status":"Approved","timestamp":${NOW},"webhook_type":"status.updated"}`;

/** The same body as a proxy might rewrite it. */
export const REWRITTEN = JSON.stringify(
	Object.fromEntries(Object.entries(JSON.parse(CANONICAL) as object).reverse()),
	null,
	2,
);

export function headers(signatures: Headers, timestamp: string | number = NOW): Headers {
	return { 'x-timestamp': String(timestamp), ...signatures };
}
