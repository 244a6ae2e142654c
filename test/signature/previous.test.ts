import type { Headers, VerifyOptions } from '../../nodes/signature/types';
import { verify } from '../../nodes/signature/verify';
import { CANONICAL, headers, hex, NOW, OPTIONS, REWRITTEN, SECRET } from './support';

const NEXT = 'whsec_after_the_rotation';
const SIMPLE: VerifyOptions = { ...OPTIONS, acceptSimple: true };
const SIMPLE_MESSAGE = `${NOW}:s-1:Approved:status.updated`;
const V2_MESSAGE = `${NOW}:${CANONICAL}`;

/** The headers of a day on which both secrets sign. */
const BOTH: Headers = {
	'x-signature': hex(CANONICAL, NEXT),
	'x-signature-v2': hex(V2_MESSAGE, NEXT),
	'x-signature-simple': hex(SIMPLE_MESSAGE, NEXT),
	'x-signature-previous': hex(CANONICAL),
	'x-signature-v2-previous': hex(V2_MESSAGE),
	'x-signature-simple-previous': hex(SIMPLE_MESSAGE),
};

function check(body: string, given: Headers, secrets = [SECRET], options = OPTIONS) {
	return verify(Buffer.from(body), headers(given), secrets, NOW * 1000, options);
}

test('who knows the secret of now needs no other', () => {
	const verdict = check(CANONICAL, BOTH, [NEXT]);
	expect(verdict).toMatchObject({ ok: true, via: 'raw', signature: BOTH['x-signature'] });
	expect(verdict).not.toHaveProperty('signedWithPrevious');
});

test.each<[string, string, string, VerifyOptions]>([
	['X-Signature-Previous', 'raw', CANONICAL, OPTIONS],
	['X-Signature-V2-Previous', 'v2Timestamped', REWRITTEN, OPTIONS],
	['X-Signature-Simple-Previous', 'simple', CANONICAL.replace('0.5', '0.6'), SIMPLE],
])('who knows the one of before is told so: %s', (name, via, body, options) => {
	expect(check(body, BOTH, [SECRET], options)).toMatchObject({
		ok: true,
		via,
		signature: BOTH[name.toLowerCase()],
		signedWithPrevious: true,
	});
});

test('the simple form counts only where it is switched on', () => {
	const body = CANONICAL.replace('0.5', '0.6');
	expect(check(body, BOTH)).toEqual({ ok: false, reason: 'mismatch' });
});

test.each<[string, Headers, string]>([
	['alone', { 'x-signature-previous': hex(CANONICAL) }, 'noSignature'],
	[
		'beside one that is no signature',
		{ 'x-signature': 'none', 'x-signature-previous': hex(CANONICAL) },
		'malformedSignature',
	],
	[
		'that came twice',
		{ ...BOTH, 'x-signature-previous': [hex(CANONICAL), hex(CANONICAL)] },
		'repeatedHeader',
	],
	[
		'in upper case',
		{ 'x-signature': BOTH['x-signature'], 'x-signature-previous': hex(CANONICAL).toUpperCase() },
		'mismatch',
	],
	[
		'of another secret',
		{ 'x-signature': BOTH['x-signature'], 'x-signature-previous': hex(CANONICAL, 'other') },
		'mismatch',
	],
])('one %s vouches for nothing', (_how, given, reason) => {
	expect(check(CANONICAL, given)).toEqual({ ok: false, reason });
});

test('what the one of before signed may be too old, too', () => {
	const body = CANONICAL.replace(`"timestamp":${NOW}`, `"timestamp":${NOW - 5000}`);
	const given = { 'x-signature': hex(body, NEXT), 'x-signature-previous': hex(body) };
	expect(check(body, given)).toMatchObject({ ok: false, reason: 'staleBody', age: 5000 });
});

test('what the one of now signed is too old, whatever the one of before signed', () => {
	const body = CANONICAL.replace(`"timestamp":${NOW}`, `"timestamp":${NOW - 5000}`);
	const given = { 'x-signature': hex(body), 'x-signature-previous': hex(body, 'another') };
	expect(check(body, given)).toMatchObject({ ok: false, reason: 'staleBody', age: 5000 });
});
