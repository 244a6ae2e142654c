/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { verify } from '../../nodes/signature/verify';
import { genuine, MUTATIONS } from './mutations';
import type { Delivery } from './mutations';
import { SECRET } from './support';

const SEED = 20_260_402;
const DELIVERIES = 10_000;
const OPTIONS = { tolerance: 300, acceptSimple: true };

function check({ body, timestamp, header, signature, now }: Delivery) {
	const headers = { 'x-timestamp': timestamp, [header]: signature };
	return verify(body, headers, [SECRET], now * 1000, OPTIONS);
}

/**
 * What a signature of this form vouches for: a change elsewhere is no forgery. White space between
 * the values of a body, say, is not covered by X-Signature-V2.
 */
function covered({ form, body }: Delivery): unknown {
	if (form === 'raw') return body.toString('latin1');
	try {
		const fields = JSON.parse(body.toString()) as Record<string, unknown>;
		if (form !== 'simple') return fields;
		const { session_id: id, status, timestamp, webhook_type: type } = fields;
		return { id, status, timestamp, type };
	} catch {
		return undefined;
	}
}

test('genuine deliveries are taken, in all forms', () => {
	const forms = new Set<string>();
	fc.assert(
		fc.property(genuine, (delivery) => {
			expect(check(delivery)).toMatchObject({ ok: true, signature: delivery.signature });
			forms.add(delivery.form);
		}),
		{ seed: SEED, numRuns: 500 },
	);
	expect(forms.size).toBe(4);
});

test(`none of ${DELIVERIES} mutated deliveries is taken`, () => {
	const counts = new Map(MUTATIONS.map(([name]) => [name, 0]));
	const reasons = new Map(MUTATIONS.map(([name]) => [name, new Set<string>()]));
	const mutant = fc
		.tuple(genuine, fc.constantFrom(...MUTATIONS))
		.chain(([from, [name, , mutate]]) =>
			mutate(from).map((delivery) => ({ from, name, delivery })),
		);
	fc.assert(
		fc.property(mutant, ({ from, name, delivery }) => {
			const onlyBody = isDeepStrictEqual({ ...delivery, body: from.body }, from);
			fc.pre(!onlyBody || !isDeepStrictEqual(covered(from), covered(delivery)));
			const result = check(delivery);
			expect(result).toMatchObject({ ok: false });
			if (!result.ok) reasons.get(name)?.add(result.reason);
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}),
		{ seed: SEED, numRuns: DELIVERIES, maxSkipsPerRun: 5 },
	);
	for (const [name, count] of counts) expect([name, count > 200]).toEqual([name, true]);
	// Each for its own reason: one that fails already for another would show nothing.
	expect(reasons).toEqual(new Map(MUTATIONS.map(([name, expected]) => [name, new Set(expected)])));
});
