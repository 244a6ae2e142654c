import type { Headers, VerifyOptions } from '../../nodes/signature/types';
import { verify } from '../../nodes/signature/verify';
import { CANONICAL, headers, hex, NOW, OPTIONS, REWRITTEN, SECRET } from './support';

const SIMPLE: VerifyOptions = { ...OPTIONS, acceptSimple: true };
const SIMPLE_MESSAGE = `${NOW}:s-1:Approved:status.updated`;

function check(
	body: string | Buffer,
	given: Headers,
	{ secrets = [SECRET], now = NOW, options = OPTIONS } = {},
) {
	return verify(Buffer.from(body), given, secrets, now * 1000, options);
}

describe('which signature counts', () => {
	const raw = { 'x-signature': hex(CANONICAL) };
	const v2Timestamped = { 'x-signature-v2': hex(`${NOW}:${CANONICAL}`) };
	const v2 = { 'x-signature-v2': hex(CANONICAL) };
	const simple = { 'x-signature-simple': hex(SIMPLE_MESSAGE) };

	test.each([
		['raw', raw],
		['raw', { ...raw, ...v2Timestamped }],
		['v2Timestamped', v2Timestamped],
		['v2', v2],
		['v2', { ...v2, 'x-signature': hex('something else') }],
		['v2', { ...v2, 'x-signature': '' }],
	])('%s, in the order of the rules', (via, signatures) => {
		expect(check(CANONICAL, headers(signatures))).toMatchObject({
			ok: true,
			via,
			event: JSON.parse(CANONICAL),
			text: CANONICAL,
			signature: Object.entries(signatures).find(([name]) =>
				name.endsWith(via === 'raw' ? 'signature' : 'v2'),
			)?.[1],
		});
	});

	test.each([
		['v2Timestamped', v2Timestamped],
		['v2', v2],
	])('%s also fits a body that was rewritten on the way', (via, signatures) => {
		expect(check(REWRITTEN, headers(signatures))).toMatchObject({ ok: true, via, text: REWRITTEN });
	});

	test('X-Signature does not fit a body that was rewritten on the way', () => {
		expect(check(REWRITTEN, headers(raw))).toEqual({ ok: false, reason: 'mismatch' });
	});

	test('X-Signature-Simple only where it is switched on', () => {
		expect(check(CANONICAL, headers(simple))).toEqual({ ok: false, reason: 'onlySimple' });
		expect(check(CANONICAL, headers(simple), { options: SIMPLE })).toMatchObject({
			ok: true,
			via: 'simple',
		});
	});

	test('a header name may be written in any case', () => {
		const given = { 'X-TIMESTAMP': String(NOW), 'X-Signature': hex(CANONICAL) };
		expect(check(CANONICAL, given)).toMatchObject({ ok: true });
	});

	test('any of several secrets may fit, an empty one never', () => {
		expect(check(CANONICAL, headers(raw), { secrets: ['other', SECRET] }).ok).toBe(true);
		expect(check(CANONICAL, headers(raw), { secrets: ['other'] }).ok).toBe(false);
		const signedWithNothing = headers({ 'x-signature': hex(CANONICAL, '') });
		expect(check(CANONICAL, signedWithNothing, { secrets: [''] })).toEqual({
			ok: false,
			reason: 'noSecret',
		});
		expect(check(CANONICAL, signedWithNothing, { secrets: ['', SECRET] }).ok).toBe(false);
		expect(check(CANONICAL, headers(raw), { secrets: [] })).toMatchObject({ reason: 'noSecret' });
	});
});

describe('what the simple form vouches for', () => {
	const given = headers({ 'x-signature-simple': hex(SIMPLE_MESSAGE) });

	test('the event holds the four signed fields and nothing else', () => {
		const forged = CANONICAL.replace('0.5', '1').replace('{', '{"vendor_data":"somebody else",');
		expect(check(forged, given, { options: SIMPLE })).toMatchObject({
			event: {
				timestamp: NOW,
				session_id: 's-1',
				status: 'Approved',
				webhook_type: 'status.updated',
			},
			text: `{"timestamp":${NOW},"session_id":"s-1","status":"Approved","webhook_type":"status.updated"}`,
		});
		const result = check(forged, given, { options: SIMPLE });
		expect(result.ok && Object.keys(result.event)).toHaveLength(4);
	});

	test('missing values count as empty text and stay missing', () => {
		const body = `{"timestamp":${NOW},"webhook_type":"user.data.updated"}`;
		const signature = hex(`${NOW}:::user.data.updated`);
		const result = check(body, headers({ 'x-signature-simple': signature }), { options: SIMPLE });
		expect(result).toMatchObject({ ok: true, via: 'simple' });
		expect(result.ok && result.event).toEqual({
			timestamp: NOW,
			webhook_type: 'user.data.updated',
		});
	});

	test.each([
		['another status', CANONICAL.replace('Approved', 'Declined')],
		['fields whose border was moved', CANONICAL.replace('"s-1"', '"s-1:Approved"')],
		['a value that is no text', CANONICAL.replace('"s-1"', '["s-1"]')],
		['a body that is no JSON', 'status=Approved'],
	])('not for %s', (_what, body) => {
		expect(check(body, given, { options: SIMPLE })).toEqual({ ok: false, reason: 'mismatch' });
	});

	test.each([
		['s:1', 'x'],
		['s', '1:x'],
	])('not where the message could be read in two ways: %s, %s', (id, status) => {
		const body = `{"timestamp":${NOW},"session_id":"${id}","status":"${status}","webhook_type":"status.updated"}`;
		const joined = headers({ 'x-signature-simple': hex(`${NOW}:s:1:x:status.updated`) });
		expect(check(body, joined, { options: SIMPLE })).toEqual({ ok: false, reason: 'mismatch' });
	});

	test('the timestamp is that of the body, and must be recent', () => {
		const sent = NOW - 601;
		const body = CANONICAL.replace(`"timestamp":${NOW}`, `"timestamp":${sent}`);
		const signature = hex(`${sent}:s-1:Approved:status.updated`);
		expect(
			check(body, headers({ 'x-signature-simple': signature }), { options: SIMPLE }),
		).toMatchObject({ ok: false, reason: 'staleBody' });
	});
});

describe('a body that is signed but no event', () => {
	test.each([
		'not JSON',
		'[]',
		'null',
		'"text"',
		'{}',
		`{"timestamp":${NOW}}`,
		`{"timestamp":${NOW},"webhook_type":""}`,
		`{"timestamp":${NOW},"webhook_type":5}`,
		`\ufeff${CANONICAL}`,
	])('%s', (body) => {
		expect(check(body, headers({ 'x-signature': hex(body) }))).toEqual({
			ok: false,
			reason: 'noEvent',
		});
	});

	test('bytes that are not UTF-8', () => {
		const body = Buffer.concat([
			Buffer.from('{"webhook_type":"'),
			Buffer.from([0xff]),
			Buffer.from('"}'),
		]);
		expect(check(body, headers({ 'x-signature': hex(body) }))).toMatchObject({ reason: 'noEvent' });
	});

	test('an event of the older envelope, named by `event`, is one', () => {
		const body = `{"event":"user.data.updated","timestamp":${NOW}}`;
		expect(check(body, headers({ 'x-signature': hex(body) })).ok).toBe(true);
	});
});

describe('bodies that nothing fits', () => {
	test.each(['', '{', '['.repeat(100_000), `${CANONICAL} `.repeat(2)])('are refused', (body) => {
		const given = headers({ 'x-signature': hex('other'), 'x-signature-v2': hex('other') });
		expect(check(body, given)).toEqual({
			ok: false,
			reason: body === '' ? 'emptyBody' : 'mismatch',
		});
	});

	test('an empty body is refused even where its signature would fit', () => {
		expect(check('', headers({ 'x-signature': hex('') }))).toMatchObject({ reason: 'emptyBody' });
	});
});
