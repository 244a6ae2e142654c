import fc from 'fast-check';
import { canonicalJson } from '../../nodes/signature/canonical/canonicalJson';
import { sign } from '../support/sign';
import type { Headers } from '../../nodes/signature/types';
import { verify } from '../../nodes/signature/verify';
import { NOW } from './support';

const RUNS = { seed: 20_260_401, numRuns: 1_000 };

const json = fc.jsonValue({ noUnicodeString: false });

/** The same value with the keys of its objects in another order. */
function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)] as const);
	return Object.fromEntries(entries.reverse());
}

describe('canonical JSON', () => {
	test('means what the text means', () => {
		fc.assert(
			fc.property(json, (value) => {
				const text = JSON.stringify(value);
				expect(JSON.parse(canonicalJson(text) ?? '')).toEqual(JSON.parse(text));
			}),
			RUNS,
		);
	});

	test('stays as it is when made canonical again', () => {
		fc.assert(
			fc.property(json, (value) => {
				const canonical = canonicalJson(JSON.stringify(value));
				expect(canonicalJson(canonical ?? '')).toBe(canonical);
			}),
			RUNS,
		);
	});

	test('asks neither for the order of keys nor for blanks', () => {
		fc.assert(
			fc.property(json, fc.constantFrom(0, 1, '\t'), (value, indent) => {
				const rewritten = JSON.stringify(reversed(value), null, indent);
				expect(canonicalJson(rewritten)).toBe(canonicalJson(JSON.stringify(value)));
			}),
			RUNS,
		);
	});

	test('has its keys in the order of their UTF-8 bytes, which is that of code points', () => {
		const keys = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 4 }), { maxLength: 12 });
		fc.assert(
			fc.property(keys, (names) => {
				const text = `{${names.map((name) => `${JSON.stringify(name)}:0`).join()}}`;
				const sorted = [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
				const expected = `{${sorted.map((name) => `${JSON.stringify(name)}:0`).join()}}`;
				expect(canonicalJson(text)).toBe(expected);
			}),
			RUNS,
		);
	});

	test('refuses what JSON.parse refuses, except for the words that only Python knows', () => {
		const soup = fc
			.array(fc.constantFrom(...'{}[]:,"\\ \n\t0123456789-+.eEtrufalsn', 'true', 'null', '"a":'))
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => {
				const canonical = canonicalJson(text);
				if (canonical !== undefined) JSON.parse(text);
			}),
			{ ...RUNS, numRuns: 5_000 },
		);
	});
});

describe('verify', () => {
	const event = fc
		.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 2 }))
		.map((fields) => ({
			...fields,
			session_id: 's-1',
			status: 'Approved',
			timestamp: NOW,
			webhook_type: 'status.updated',
		}));
	const secret = fc.string({ minLength: 1, unit: 'grapheme' });
	const options = { tolerance: 300, acceptSimple: true };
	const names = ['X-Signature', 'X-Signature-V2', 'X-Signature-Simple'];

	test('takes what sign made, in every form, with its own secret and no other', () => {
		fc.assert(
			fc.property(
				event,
				secret,
				secret,
				fc.constantFrom('v2', 'v2Timestamped'),
				fc.constantFrom(...names),
				(fields, own, other, v2, name) => {
					fc.pre(own !== other);
					const body = Buffer.from(JSON.stringify(fields));
					const made = sign(body, own, NOW, { v2, simple: true });
					const given = { 'X-Timestamp': made['X-Timestamp'], [name]: made[name] };
					const check = (secrets: string[]) => verify(body, given, secrets, NOW * 1000, options).ok;
					expect(check([own])).toBe(true);
					expect(check([other, own])).toBe(true);
					expect(check([other])).toBe(false);
				},
			),
			RUNS,
		);
	});

	test('answers whatever comes, and never throws', () => {
		const value = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('0'.repeat(64), String(NOW), ''),
			fc.array(fc.string()),
			fc.constant(undefined),
		);
		const given: fc.Arbitrary<Headers> = fc.dictionary(
			fc.oneof(fc.constantFrom('x-timestamp', ...names), fc.string()),
			value,
		);
		const timestamped = given.map((headers) => ({ ...headers, 'x-timestamp': String(NOW) }));
		const signed = timestamped.map((headers) => ({ ...headers, 'x-signature-v2': 'a'.repeat(64) }));
		fc.assert(
			fc.property(
				fc.oneof(
					fc.uint8Array(),
					json.map((any) => Buffer.from(JSON.stringify(any))),
				),
				fc.oneof(given, timestamped, signed),
				fc.array(fc.string()),
				(body, headers, secrets) => {
					expect(verify(body, headers, secrets, NOW * 1000, options).ok).toBe(false);
				},
			),
			RUNS,
		);
	});
});
