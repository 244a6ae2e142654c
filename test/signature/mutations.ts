import fc from 'fast-check';
import type { Scheme, Reason } from '../../nodes/signature/types';
import { hex, NOW, SECRET } from './support';

/** A delivery with one signature, and the moment of its arrival. */
export interface Delivery {
	readonly form: Scheme;
	readonly body: Buffer;
	readonly timestamp: string;
	readonly header: string;
	readonly signature: string;
	/** Seconds since the epoch. */
	readonly now: number;
}

const HEADERS: Record<Scheme, string> = {
	raw: 'x-signature',
	v2: 'x-signature-v2',
	v2Timestamped: 'x-signature-v2',
	simple: 'x-signature-simple',
};

/** Sorted as Didit sends them; none of its values is written in two ways. */
const event = fc.record({
	created_at: fc.integer({ min: NOW - 300, max: NOW }),
	decision: fc.record({
		id_verification: fc.record({ first_name: fc.string({ minLength: 1, unit: 'grapheme-ascii' }) }),
		score: fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1000),
	}),
	event_id: fc.uuid(),
	session_id: fc.uuid(),
	status: fc.constantFrom('Approved', 'Declined', 'In Review', 'Abandoned'),
	timestamp: fc.integer({ min: NOW - 200, max: NOW + 200 }),
	vendor_data: fc.string({ unit: 'grapheme-ascii' }),
	webhook_type: fc.constantFrom('status.updated', 'data.updated'),
});

type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

/** What a signature is made over, written down from the rules rather than taken from the code. */
function signedMessage(form: Scheme, fields: Event, canonical: string, wire: string): string {
	return {
		raw: wire,
		v2: canonical,
		v2Timestamped: `${NOW}:${canonical}`,
		simple: `${fields.timestamp}:${fields.session_id}:${fields.status}:${fields.webhook_type}`,
	}[form];
}

export const genuine: fc.Arbitrary<Delivery & { readonly message: string }> = fc
	.record({
		fields: event,
		form: fc.constantFrom<Scheme>('raw', 'v2', 'v2Timestamped', 'simple'),
		indent: fc.constantFrom(0, 2),
	})
	.map(({ fields, form, indent }) => {
		const canonical = JSON.stringify(fields);
		const wire = JSON.stringify(fields, null, indent);
		const message = signedMessage(form, fields, canonical, wire);
		return {
			form,
			body: Buffer.from(wire),
			timestamp: String(NOW),
			header: HEADERS[form],
			signature: hex(message),
			now: NOW,
			message,
		};
	});

type Genuine = typeof genuine extends fc.Arbitrary<infer T> ? T : never;

/** What a forger may do to a delivery: the change in words, why it is refused, what comes out. */
export type Mutation = readonly [
	name: string,
	reasons: readonly Reason[],
	mutate: (delivery: Genuine) => fc.Arbitrary<Delivery>,
];

export const MUTATIONS: readonly Mutation[] = [
	[
		'a bit of the body flipped',
		['mismatch'],
		(from) => positions(from.body).map((at) => flipped(from, at)),
	],
	[
		'a byte of the body replaced',
		['mismatch'],
		(from) =>
			fc.tuple(positions(from.body), fc.nat(255)).map(([at, byte]) => {
				const body = Buffer.from(from.body);
				body[at >> 3] = byte;
				return { ...from, body };
			}),
	],
	[
		'the body cut short',
		['mismatch', 'emptyBody'],
		(from) => positions(from.body).map((at) => ({ ...from, body: from.body.subarray(0, at >> 3) })),
	],
	[
		'two values of the body swapped',
		['mismatch'],
		(from) =>
			fc
				.shuffledSubarray(['session_id', 'status', 'vendor_data', 'webhook_type', 'event_id'], {
					minLength: 2,
					maxLength: 2,
				})
				.map(([a = '', b = '']) => {
					const fields = parsed(from);
					return { ...from, body: rewritten({ ...fields, [a]: fields[b], [b]: fields[a] }) };
				}),
	],
	[
		'a signed value replaced',
		['mismatch'],
		(from) =>
			fc.constantFrom('session_id', 'status', 'webhook_type').map((name) => ({
				...from,
				body: rewritten({ ...parsed(from), [name]: 'forged' }),
			})),
	],
	[
		'a second value for a signed key',
		['mismatch'],
		(from) =>
			fc.constantFrom('session_id', 'status', 'webhook_type').map((name) => ({
				...from,
				body: Buffer.from(from.body.toString().trimEnd().replace(/\}$/, `,"${name}":"forged"}`)),
			})),
	],
	[
		'a field taken away',
		['mismatch'],
		(from) =>
			fc.constantFrom('session_id', 'status', 'timestamp', 'webhook_type').map((name) => ({
				...from,
				body: rewritten({ ...parsed(from), [name]: undefined }),
			})),
	],
	[
		'the body dated anew',
		['mismatch'],
		(from) =>
			fc.integer({ min: 1, max: 1_000 }).map((later) => ({
				...from,
				body: rewritten({ ...parsed(from), timestamp: Number(parsed(from).timestamp) + later }),
			})),
	],
	[
		'sent again later under a new header',
		['mismatch', 'staleBody'],
		(from) =>
			fc.integer({ min: 901, max: 100_000_000 }).map((later) => ({
				...from,
				timestamp: String(NOW + later),
				now: NOW + later,
			})),
	],
	[
		'sent again later under its old header',
		['stale'],
		(from) =>
			fc.integer({ min: 301, max: 100_000_000 }).map((later) => ({ ...from, now: NOW + later })),
	],
	[
		'sent again later, both dates made new',
		['mismatch'],
		(from) =>
			fc.integer({ min: 901, max: 100_000_000 }).map((later) => ({
				...from,
				timestamp: String(NOW + later),
				now: NOW + later,
				body: rewritten({ ...parsed(from), timestamp: NOW + later }),
			})),
	],
	[
		'signed with another secret',
		['mismatch'],
		(from) =>
			fc
				.oneof(fc.string(), fc.constantFrom(`${SECRET} `, SECRET.slice(1), SECRET.toUpperCase()))
				.filter((secret) => secret !== SECRET)
				.map((secret) => ({ ...from, signature: hex(from.message, secret) })),
	],
	[
		'a bit of the signature flipped',
		['mismatch'],
		(from) =>
			positions(Buffer.from(from.signature, 'hex')).map((at) => ({
				...from,
				signature: flip(Buffer.from(from.signature, 'hex'), at).toString('hex'),
			})),
	],
	[
		'the signature written otherwise',
		['malformedSignature'],
		(from) =>
			fc
				.constantFrom(
					from.signature.slice(2),
					`${from.signature}00`,
					`sha256=${from.signature}`,
					`${from.signature} `,
					Buffer.from(from.signature, 'hex').toString('base64'),
					from.signature.replace(/^./, 'g'),
				)
				.map((signature) => ({ ...from, signature })),
	],
	[
		'the signed message itself as body',
		['mismatch', 'noEvent'],
		(from) =>
			fc.constantFrom('x-signature', 'x-signature-v2').map((header) => ({
				...from,
				header,
				// What is signed over bytes is its own message: one character more makes it a forgery.
				body: Buffer.from(from.message.startsWith('{') ? `${from.message}}` : from.message),
			})),
	],
];

/** Bits of some bytes, counted from the first. */
function positions(bytes: Buffer): fc.Arbitrary<number> {
	return fc.nat(bytes.length * 8 - 1);
}

function flipped(from: Delivery, at: number): Delivery {
	return { ...from, body: flip(from.body, at) };
}

function flip(bytes: Buffer, at: number): Buffer {
	const changed = Buffer.from(bytes);
	changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
	return changed;
}

function parsed({ body }: Delivery): Record<string, unknown> {
	return JSON.parse(body.toString()) as Record<string, unknown>;
}

function rewritten(fields: object): Buffer {
	return Buffer.from(JSON.stringify(fields));
}
