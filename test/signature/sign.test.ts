import { sign } from '../support/sign';
import { verify } from '../../nodes/signature/verify';
import vectors from '../fixtures/signature-vectors.json';
import { CANONICAL, NOW, SECRET } from './support';

/** Those whose signatures fit: the others were tampered with on purpose. */
const genuine = vectors.filter(({ expect: seed, expect_live: live }) => seed.v2 || live.v2);

test.each(genuine.map((vector) => [vector.name, vector] as const))(
	'signs as CPython did: %s',
	(_name, { raw_body, secret, headers, scheme, expect_live }) => {
		const v2 = scheme === 'seed' ? 'v2Timestamped' : 'v2';
		const made = sign(Buffer.from(raw_body), secret, Number(headers['X-Timestamp']), {
			v2,
			simple: true,
		});
		// A body that was rewritten on the way was signed in another shape.
		const { 'X-Signature': raw, ...others } = headers;
		expect(made).toMatchObject(others);
		if (expect_live.raw) expect(made['X-Signature']).toBe(raw);
	},
);

test('verify takes what sign made, form by form', () => {
	const body = Buffer.from(CANONICAL);
	const made = sign(body, SECRET, NOW, { v2: 'v2Timestamped', simple: true });
	expect(Object.keys(made)).toHaveLength(4);
	const options = { tolerance: 300, acceptSimple: true };
	for (const name of ['X-Signature', 'X-Signature-V2', 'X-Signature-Simple']) {
		const headers = { 'X-Timestamp': made['X-Timestamp'], [name]: made[name] };
		expect(verify(body, headers, [SECRET], NOW * 1000, options).ok).toBe(true);
	}
	expect(sign(body, SECRET, NOW, { v2: 'v2' })).not.toHaveProperty('X-Signature-Simple');
});

test.each(['{', '{"a":1E400}', '{}'])('%s cannot be signed', (body) => {
	expect(() => sign(Buffer.from(body), SECRET, NOW, { v2: 'v2', simple: true })).toThrow(TypeError);
});
