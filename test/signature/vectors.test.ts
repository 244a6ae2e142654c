import { canonicalJson } from '../../nodes/signature/canonical/canonicalJson';
import { verify } from '../../nodes/signature/verify';
import type { Scheme, Headers } from '../../nodes/signature/types';
// Made with CPython by the specification's functions (`expect`) and by the rules of Didit's later
// documents (`expect_live`); the secrets are invented.
import vectors from '../fixtures/signature-vectors.json';

const TOLERANCE = 300;

/** Verifies a vector with some of its headers only. */
function via(vector: (typeof vectors)[number], names: string[], acceptSimple: boolean) {
	const headers: Headers = Object.fromEntries(
		Object.entries(vector.headers).filter(([name]) => ['X-Timestamp', ...names].includes(name)),
	);
	return verify(Buffer.from(vector.raw_body), headers, [vector.secret], vector.now * 1000, {
		tolerance: TOLERANCE,
		acceptSimple,
	});
}

test('there are vectors of both schemes', () => {
	expect(new Set(vectors.map(({ scheme }) => scheme))).toEqual(new Set(['seed', 'live']));
});

describe.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
	const { expect: seed, expect_live: live, canonical } = vector;

	test('X-Signature-V2 counts where one of the two rules accepts it', () => {
		const result = via(vector, ['X-Signature-V2'], false);
		expect(result.ok).toBe(seed.v2 || live.v2);
		const forms: Scheme[] = seed.v2 ? ['v2Timestamped'] : ['v2'];
		if (result.ok) expect(forms).toContain(result.via);
	});

	test('X-Signature counts over the bytes', () => {
		const result = via(vector, ['X-Signature'], false);
		// The vectors of the specification's scheme carry X-Signature too.
		expect(result.ok).toBe(live.raw);
	});

	test('X-Signature-Simple counts only where it is accepted, and covers four fields', () => {
		const result = via(vector, ['X-Signature-Simple'], true);
		expect(result.ok).toBe(seed.simple);
		if (result.ok) {
			expect(Object.keys(result.event).sort()).toEqual([
				'session_id',
				'status',
				'timestamp',
				'webhook_type',
			]);
		}
		expect(via(vector, ['X-Signature-Simple'], false).ok).toBe(false);
	});

	test('the body has the canonical form that CPython gives', () => {
		expect(canonicalJson(vector.raw_body)).toBe(canonical);
	});
});
