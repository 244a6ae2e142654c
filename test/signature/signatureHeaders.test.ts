import { readSignatureHeaders } from '../../nodes/signature/signatureHeaders';
import type { Headers } from '../../nodes/signature/types';
import { CANONICAL, headers, hex, NOW, OPTIONS } from './support';

const signature = hex(CANONICAL);
const signed = { 'x-signature-v2': signature };

function claim(given: Headers, options = OPTIONS, now = NOW * 1000) {
	return readSignatureHeaders(given, now, options);
}

describe('X-Timestamp', () => {
	test('a plain decimal number is taken as it came', () => {
		expect(claim(headers(signed))).toMatchObject({ ok: true, timestamp: String(NOW) });
	});

	test.each([
		' ' + NOW,
		`${NOW} `,
		`${NOW}abc`,
		`${NOW}.0`,
		'1.77497e9',
		'1e9',
		'0x69cbd2d0',
		`+${NOW}`,
		`-${NOW}`,
		`0${NOW}`,
		'1_774_970_000',
		'١٧٧٤٩٧٠٠٠٠',
		`${NOW}, ${NOW}`,
		`${NOW}\n`,
		'NaN',
		'Infinity',
		'9'.repeat(40),
	])('%j is malformed', (timestamp) => {
		expect(claim(headers(signed, timestamp))).toEqual({
			ok: false,
			reason: 'malformedTimestamp',
		});
	});

	test('none at all is named', () => {
		expect(claim(signed)).toEqual({ ok: false, reason: 'noTimestamp' });
		expect(claim(headers(signed, ''))).toEqual({ ok: false, reason: 'noTimestamp' });
	});

	test.each([
		[300, 300, true],
		[300, 301, false],
		[300, -300, true],
		[300, -301, false],
		[900, 900, true],
		[900, 901, false],
		[0, 0, true],
		[0, 1, false],
	])('tolerance %d, age %d: %s', (tolerance, age, ok) => {
		const result = claim(headers(signed, NOW - age), { ...OPTIONS, tolerance });
		expect(result.ok).toBe(ok);
		if (!ok) expect(result).toMatchObject({ reason: age > 0 ? 'stale' : 'future', age });
	});

	test('a fraction of a second counts, as in the specification', () => {
		expect(claim(headers(signed), OPTIONS, (NOW + 300) * 1000 + 1)).toMatchObject({
			reason: 'stale',
		});
	});

	test('milliseconds instead of seconds lie in the future', () => {
		expect(claim(headers(signed, NOW * 1000))).toMatchObject({ reason: 'future' });
	});
});

describe('signature headers', () => {
	test.each([
		['upper-case digits', signature.toUpperCase()],
		['a digit too few', signature.slice(1)],
		['a digit too many', `${signature}0`],
		['a letter that is no digit', `g${signature.slice(1)}`],
		['a prefix', `sha256=${signature}`],
		['blanks around', ` ${signature} `],
		['a line end', `${signature}\n`],
		['two values in one', `${signature}, ${signature}`],
	])('%s', (_what, value) => {
		expect(claim(headers({ 'x-signature': value }))).toEqual({
			ok: false,
			reason: 'malformedSignature',
		});
	});

	test('a malformed one does not stand in the way of a good one', () => {
		expect(claim(headers({ ...signed, 'x-signature': 'nonsense' }))).toEqual({
			ok: true,
			timestamp: String(NOW),
			raw: undefined,
			v2: signature,
			simple: undefined,
		});
	});

	test('none, or empty ones, are named', () => {
		expect(claim(headers({}))).toEqual({ ok: false, reason: 'noSignature' });
		expect(
			claim(headers({ 'x-signature': '', 'x-signature-v2': '', 'x-signature-simple': '' })),
		).toEqual({ ok: false, reason: 'noSignature' });
	});

	test('the simple one alone is named where it is switched off', () => {
		const given = headers({ 'x-signature-simple': signature });
		expect(claim(given)).toEqual({ ok: false, reason: 'onlySimple' });
		expect(claim(given, { ...OPTIONS, acceptSimple: true })).toMatchObject({
			ok: true,
			simple: signature,
		});
	});
});

describe('repeated headers are refused', () => {
	test.each(['x-timestamp', 'x-signature', 'x-signature-v2', 'x-signature-simple'])(
		'%s',
		(name) => {
			const once = {
				...headers(signed),
				'x-signature': signature,
				'x-signature-simple': signature,
			};
			const value = { ...once }[name] ?? '';
			const refused = { ok: false, reason: 'repeatedHeader' };
			expect(claim({ ...once, [name]: [value, value] })).toEqual(refused);
			expect(claim({ ...once, [name]: [value] })).toEqual(refused);
			expect(claim({ ...once, [name.toUpperCase()]: value })).toEqual(refused);
		},
	);

	test('other headers may come as they like', () => {
		expect(claim({ ...headers(signed), 'set-cookie': ['a', 'b'], accept: undefined }).ok).toBe(
			true,
		);
	});
});
