import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { sign, wireJson } from '../../sandbox/webhooks/signing.mts';
import { send } from '../../scripts/host/http.mts';
import type { Json } from '../../scripts/host/types.mts';

export interface Delivery {
	method?: string;
	headers: Record<string, string>;
	body: string | Uint8Array<ArrayBuffer>;
}

export interface Answer {
	status: number;
	text: string;
}

export const TAKEN: Answer = { status: 200, text: '' };
export const REFUSED: Answer = {
	status: 401,
	text: '{"message":"The delivery could not be verified"}',
};
export const NO_EVENT: Answer = { status: 400, text: '{"message":"The body is not an event"}' };
export const TRY_AGAIN: Answer = { status: 503, text: '{"message":"Try again later"}' };

/** Didit gives up on a delivery after 5 s. */
export const PATIENCE_MS = 5_000;

const seconds = (): number => Math.floor(Date.now() / 1000);

/** An event about a session that nobody has heard of yet. */
export const newEvent = (change: Json = {}): Json & { session_id: string } => ({
	webhook_type: 'status.updated',
	event_id: randomUUID(),
	session_id: randomUUID(),
	status: 'Approved',
	vendor_data: 'Zoë 🦊',
	created_at: seconds(),
	timestamp: seconds(),
	...change,
});

/** A delivery signed as the sandbox signs, over the bytes and over the canonical form. */
export function signedEvent(secret: string, event: Json): Delivery {
	const body = wireJson(event);
	const { headers } = signedText(secret, body);
	const timestamp = String(headers['X-Timestamp']);
	return { headers: { ...headers, ...sign.v2_timestamp(secret, body, timestamp) }, body };
}

/**
 * A delivery of any text, signed over its bytes.
 *
 * @param age how long ago it was signed, in seconds
 */
export function signedText(
	secret: string,
	body: string,
	{ type = 'application/json', age = 0 } = {},
): Delivery {
	const timestamp = String(seconds() - age);
	return {
		headers: {
			'Content-Type': type,
			'X-Timestamp': timestamp,
			...sign.raw(secret, body, timestamp),
		},
		body,
	};
}

export const compressed = ({ headers, body }: Delivery): Delivery => ({
	headers: { ...headers, 'Content-Encoding': 'gzip' },
	body: gzipSync(body),
});

/** As the "Send test" button of Didit's console marks its deliveries. */
export const asTest = ({ headers, body }: Delivery): Delivery => ({
	headers: { ...headers, 'X-Didit-Test-Webhook': 'true' },
	body,
});

/** Sends a delivery and waits for the whole answer, as long as Didit would. */
export async function deliver(url: string, delivery: Delivery): Promise<Answer> {
	const { method = 'POST', headers, body } = delivery;
	const init = method === 'GET' ? { method, headers } : { method, headers, body };
	const response = await send(url, init, PATIENCE_MS);
	return { status: response.status, text: await response.text() };
}

/**
 * Announces a body of so many bytes, sends none of it, and waits for the answer. A server that
 * refuses a body for its length answers and hangs up, and whoever is still sending then may see
 * the connection break instead of the answer.
 */
export async function announce(url: string, bytes: number): Promise<Answer> {
	const headers = { 'Content-Type': 'application/json', 'Content-Length': bytes };
	const signal = AbortSignal.timeout(PATIENCE_MS);
	const announced = request(url, { method: 'POST', headers, agent: false, signal });
	announced.flushHeaders();
	const [response] = (await once(announced, 'response')) as [IncomingMessage];
	const answer = { status: response.statusCode ?? 0, text: await text(response) };
	announced.destroy();
	return answer;
}

/** Sends a delivery again for as long as n8n asks for that, and gives all answers. */
export async function deliverUntilJudged(url: string, delivery: Delivery): Promise<Answer[]> {
	const end = Date.now() + 30_000;
	const answers = [await deliver(url, delivery)];
	while (answers.at(-1)?.status === 503 && Date.now() < end) {
		await wait(250);
		answers.push(await deliver(url, delivery));
	}
	return answers;
}
