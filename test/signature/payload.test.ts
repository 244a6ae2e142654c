import { eventType, parseBody } from '../../nodes/signature/payload';
import { sign } from '../support/sign';
import { verify } from '../../nodes/signature/verify';
import { headers, hex, NOW, OPTIONS, SECRET } from './support';

describe('parseBody', () => {
	test('gives the text and the object', () => {
		expect(parseBody(Buffer.from(' {"a":"é"}'))).toEqual({ text: ' {"a":"é"}', body: { a: 'é' } });
	});

	test.each(['[]', '[{"webhook_type":"status.updated"}]', 'null', '"text"', '5', 'true', '', '{'])(
		'%j is no object',
		(text) => {
			expect(parseBody(Buffer.from(text))).toBeUndefined();
		},
	);
});

test.each([
	[{ webhook_type: 'status.updated' }, 'status.updated'],
	[{ event: 'user.data.updated' }, 'user.data.updated'],
	[{ webhook_type: 'status.updated', event: 'data.updated' }, 'status.updated'],
	[{ webhook_type: '' }, undefined],
	[{ webhook_type: 5 }, undefined],
	[{}, undefined],
])('the type of %j is %s', (body, type) => {
	expect(eventType(body)).toBe(type);
});

test('sign says why it cannot', () => {
	expect(() => sign(Buffer.from('{'), SECRET, NOW, { v2: 'v2' })).toThrow(
		'Didit could not sign this body',
	);
});

test('bytes that are not UTF-8 have no canonical form that could fit', () => {
	const body = Buffer.from([0x7b, 0xff, 0x7d]);
	const given = headers({ 'x-signature-v2': hex('{\ufffd}') });
	expect(verify(body, given, [SECRET], NOW * 1000, OPTIONS)).toEqual({
		ok: false,
		reason: 'mismatch',
	});
});

test('a header that is there without a value counts as none', () => {
	const text = `{"timestamp":${NOW},"webhook_type":"status.updated"}`;
	const given = headers({ 'x-signature': undefined, 'x-signature-v2': hex(text) });
	expect(verify(Buffer.from(text), given, [SECRET], NOW * 1000, OPTIONS).ok).toBe(true);
});
