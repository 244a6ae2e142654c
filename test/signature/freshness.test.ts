import { verify } from '../../nodes/signature/verify';
import { headers, hex, NOW, OPTIONS, SECRET } from './support';

const ISO = new Date(NOW * 1000).toISOString().replace(/\.\d+/, '');

function body(timestamp: string | undefined): string {
	const field = timestamp === undefined ? '' : `"timestamp":${timestamp},`;
	return `{"session_id":"s-1","status":"Approved",${field}"webhook_type":"status.updated"}`;
}

function check(text: string, signatures: Record<string, string>, tolerance = OPTIONS.tolerance) {
	const options = { ...OPTIONS, tolerance };
	return verify(Buffer.from(text), headers(signatures), [SECRET], NOW * 1000, options);
}

describe('forms that do not cover X-Timestamp need a recent timestamp in the body', () => {
	const forms = {
		raw: (text: string) => ({ 'x-signature': hex(text) }),
		v2: (text: string) => ({ 'x-signature-v2': hex(text) }),
	};

	describe.each(Object.entries(forms))('%s', (_form, signatures) => {
		test.each([
			[300, 600, true],
			[300, 601, false],
			[300, -600, true],
			[300, -601, false],
			[900, 1200, true],
			[900, 1201, false],
		])('tolerance %d, age %d: %s', (tolerance, age, ok) => {
			const text = body(String(NOW - age));
			const result = check(text, signatures(text), tolerance);
			expect(result.ok).toBe(ok);
			if (!ok) expect(result).toEqual({ ok: false, reason: 'staleBody', age });
		});

		test.each([
			...[undefined, '""', '"soon"', `"${ISO.slice(0, -1)}"`, 'null', 'true', '1e400', '{}'],
			...[`"on ${ISO}"`, `"${ISO} (UTC)"`, `["${ISO}"]`],
		])('%s is no timestamp', (timestamp) => {
			const text = body(timestamp);
			expect(check(text, signatures(text))).toEqual({ ok: false, reason: 'noBodyTimestamp' });
		});

		test.each([
			`"${NOW}"`,
			`"${NOW}.25"`,
			`${NOW}.5`,
			`${NOW}.0`,
			`"${ISO}"`,
			`"${ISO.replace('T', ' ').replace('Z', '+00:00')}"`,
			`"${ISO.replace('Z', '.123456Z')}"`,
			`"${ISO.slice(0, 16)}Z"`,
			`"${ISO.replace('T', ' ').replace('Z', ' +00:00')}"`,
			`"${new Date((NOW + 7200) * 1000).toISOString().slice(0, 19)}+0200"`,
			`null,"created_at":${NOW}`,
		])('%s is one', (timestamp) => {
			const text = body(timestamp);
			expect(check(text, signatures(text)).ok).toBe(true);
			const old = body(timestamp.replaceAll(String(NOW), '1').replace(/\d{4}(?=-)/, '1999'));
			expect(check(old, signatures(old))).toMatchObject({ ok: false, reason: 'staleBody' });
		});

		test('when it was made counts where it does not say when it was sent', () => {
			const text = `{"created_at":"${ISO}","data":{"status":"BLOCKED"},"event":"user.status.updated"}`;
			expect(check(text, signatures(text)).ok).toBe(true);
		});
	});
});

describe('the form that covers X-Timestamp', () => {
	const timestamped = (text: string) => ({ 'x-signature-v2': hex(`${NOW}:${text}`) });

	test.each([undefined, '1', `"${NOW}"`])('does not ask the body: %s', (timestamp) => {
		const text = body(timestamp);
		expect(check(text, timestamped(text))).toMatchObject({ ok: true, via: 'v2Timestamped' });
	});

	test('vouches for a body whose own timestamp is old, beside an X-Signature that cannot', () => {
		const text = body('1');
		const both = { ...timestamped(text), 'x-signature': hex(text) };
		expect(check(text, both)).toMatchObject({ ok: true, via: 'v2Timestamped' });
	});

	test('does not fit a captured delivery that is sent again under a new header', () => {
		const text = body('1');
		const captured = { 'x-signature-v2': hex(`1:${text}`), 'x-signature': hex(text) };
		expect(check(text, captured)).toMatchObject({ ok: false, reason: 'staleBody' });
	});
});
