import { readSignatureHeaders } from '../../nodes/signature/signatureHeaders';
import { fits, hmac } from '../../nodes/signature/hmac';
import wycheproof from '../fixtures/wycheproof-hmac-sha256.json';
import { headers, NOW, OPTIONS } from './support';

/** RFC 4231, section 4: key, data and HMAC-SHA-256, in hexadecimal digits. */
const RFC_4231: ReadonlyArray<readonly [testCase: number, key: string, data: string, mac: string]> =
	[
		[
			1,
			'0b'.repeat(20),
			'4869205468657265',
			'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
		],
		[
			2,
			'4a656665',
			'7768617420646f2079612077616e7420666f72206e6f7468696e673f',
			'5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
		],
		[
			3,
			'aa'.repeat(20),
			'dd'.repeat(50),
			'773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
		],
		[
			4,
			'0102030405060708090a0b0c0d0e0f10111213141516171819',
			'cd'.repeat(50),
			'82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
		],
		// The document gives the first 128 bits only.
		[
			5,
			'0c'.repeat(20),
			'546573742057697468205472756e636174696f6e',
			'a3b6167473100ee06e0c796c2955552b',
		],
		[
			6,
			'aa'.repeat(131),
			'54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374',
			'60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
		],
		[
			7,
			'aa'.repeat(131),
			'5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e',
			'9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
		],
	];

/** A key of bytes that are no text, as no secret of Didit's is; {@link hmac} hands it on the same. */
function bytesAsKey(hex: string): string {
	return Buffer.from(hex, 'hex') as unknown as string;
}

describe.each(RFC_4231)('RFC 4231, test case %d', (_testCase, key, data, mac) => {
	const message = Buffer.from(data, 'hex');

	test('gives its code, whole or in parts', () => {
		const length = mac.length / 2;
		const parts = [message.subarray(0, 3), message.subarray(3, 7), message.subarray(7)];
		for (const given of [[message], parts]) {
			const code = hmac(bytesAsKey(key), given);
			expect(code).toHaveLength(32);
			expect(code.subarray(0, length).toString('hex')).toBe(mac);
		}
	});

	test('does not take its code with any one bit changed', () => {
		if (mac.length < 64) return;
		const secrets = [bytesAsKey(key)];
		expect(fits(mac, [message], secrets)).toBe(true);
		for (let bit = 0; bit < 256; bit++) {
			const changed = Buffer.from(mac, 'hex');
			changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect(fits(changed.toString('hex'), [message], secrets)).toBe(false);
		}
	});
});

/**
 * Wycheproof's ways to make an invalid tag of a valid one, as the comments of its cases name them:
 * single bits flipped, all, the highest of each byte, and all digits replaced.
 */
function forgeries(tag: string): string[] {
	const bytes = Buffer.from(tag, 'hex');
	const changed = (change: (byte: number, index: number) => number) =>
		Buffer.from(bytes.map(change)).toString('hex');
	const flipped = Array.from({ length: 256 }, (_, bit) =>
		changed((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
	);
	return [
		...flipped,
		changed((byte) => byte ^ 0xff),
		changed((byte) => byte ^ 0x80),
		changed((byte) => byte ^ 0x01),
		'00'.repeat(32),
		'ff'.repeat(32),
	];
}

describe('Wycheproof', () => {
	const whole = wycheproof.cases.filter(({ tag }) => tag.length === 64);
	const cut = wycheproof.cases.filter(({ tag }) => tag.length < 64);

	test('has whole tags and such that were cut short', () => {
		expect([whole.length, cut.length]).toEqual([33, 33]);
	});

	test('its valid tags fit, and none that was made invalid does', () => {
		for (const { key, message, tag } of whole) {
			const fitting = (given: string) =>
				fits(given, [Buffer.from(message, 'hex')], [bytesAsKey(key)]);
			expect([tag, fitting(tag)]).toEqual([tag, true]);
			const taken = forgeries(tag).filter((forgery) => forgery === tag || fitting(forgery));
			expect([tag, taken]).toEqual([tag, []]);
		}
	});

	test('a tag cut short begins like the whole one, and is malformed all the same', () => {
		for (const { key, message, tag } of cut) {
			const code = hmac(bytesAsKey(key), [Buffer.from(message, 'hex')]).toString('hex');
			expect(code.slice(0, tag.length)).toBe(tag);
			expect(readSignatureHeaders(headers({ 'x-signature': tag }), NOW * 1000, OPTIONS)).toEqual({
				ok: false,
				reason: 'malformedSignature',
			});
		}
	});
});

// CPython: hmac.new(secret.encode(), message.encode(), "sha256").hexdigest()
test.each([
	['whsec_c2VjcmV0', 'ca7d881cb9805dec74732f26540868d5cf7cbd804fc1b51cf65b0e41c4a61780'],
	['deadbeef', '69695d543a79efed267bf3fc613a28cac5cf93136bbc44b18fd40839d49433bc'],
	['päss wörd 😀', 'd4de5ba70f96e855a5bc3772c8bc6ca324c0cd2a6192aefa7c241c051f44f805'],
	['a'.repeat(64), 'a33b73ff7c48fcece15006a70cbcbe6490bda1a0fb2907353b6009f2b2d3b968'],
	['a'.repeat(65), 'd6f641467d0341bd51307154f8e3e2c32b4daa0c3896e499aed88f3d1c3cd7a5'],
	['é'.repeat(100), 'c0efcd2e80380ac77b429471b56fde96f1684f83e26e17984e5f66cfb8c7b650'],
	[' leading and trailing ', '540ce0cf3950e417f8252ebd6c14b50b08d899d466a295f64294f451abbe73fc'],
	['line\n', 'faeddcc7e03b35357b1b5051b06b2a142dbf15864936c42686faaed0a72067cf'],
])('a secret is used as UTF-8 text, never decoded: %j', (secret, mac) => {
	expect(hmac(secret, ['1774970000:', '{"é":"😀"}']).toString('hex')).toBe(mac);
});

test('codes that pass for others elsewhere do not fit', () => {
	const message = Buffer.from('4869205468657265', 'hex');
	const secrets = ['\v'.repeat(20)];
	const refused = {
		zeros: '0'.repeat(64),
		ones: 'f'.repeat(64),
		// RFC 4231's HMAC-SHA-512 of the same message and key, cut to the length.
		'another hash, cut short': '87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde',
		// CPython: hashlib.sha256(key + message), and of the message alone.
		'a hash without HMAC': '9000e06f7d262eac9b27728faaaee3a54d901591a9262c1af171f25fe97c7717',
		'the message hashed alone': 'cc6d5896d770101ef0280c943a2d3c3f24cd5b11464a5186daf7a238477162ac',
		'the code in reverse': 'f7cf322c6e37e926a73d83c900c21d882bf10bafceafa85c5338dbd8614c34b0',
	};
	for (const [what, code] of Object.entries(refused)) {
		expect(code).toMatch(/^[0-9a-f]{64}$/);
		expect([what, fits(code, [message], secrets)]).toEqual([what, false]);
	}
});
