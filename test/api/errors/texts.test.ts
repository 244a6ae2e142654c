import { LruMap } from '../../../nodes/api/util/LruMap';
import { errorText } from '../../../nodes/api/errors/errorText';
import { keyToSend, readKey } from '../../../nodes/api/apiKey';
import { redact } from '../../../nodes/api/errors/redact';
import { statusMessage } from '../../../nodes/api/errors/statusMessages';

describe('what is secret', () => {
	test('is blotted out wherever it stands', () => {
		expect(redact('key abcd1234 and xabcd1234.', ['abcd1234'])).toBe('key ••• and x•••.');
		expect(redact('abcd1234 efgh5678', ['efgh5678', 'abcd1234'])).toBe('••• •••');
	});

	test('is blotted out whole where one holds another', () => {
		expect(redact('abcd1234-more', ['abcd1234', 'abcd1234-more'])).toBe('•••');
	});

	test.each(['true', 'false', '1', 'abc', '', ' ab ', 'ESP', 'A3K9F'])(
		'%j is too short to be one: it would take words away',
		(value) => {
			const sentence = `rotate must be true or false, not 1 (abc, ab, ESP, A3K9F).`;
			expect(redact(sentence, [value])).toBe(sentence);
		},
	);

	test('is measured without the blanks around it', () => {
		expect(redact('one two   ab   three', ['   ab   '])).toBe('one two   ab   three');
	});

	test('is blotted out without the line breaks that it was pasted with', () => {
		expect(redact('key pass word, abcdefgh', ['pass\r\n\tword', '\nabcdefgh '])).toBe(
			'key •••, •••',
		);
	});

	test('is left within a longer word where it is short', () => {
		expect(redact('Code A3K9F2 is not XA3K9F2Y, (A3K9F2)', ['A3K9F2'])).toBe(
			'Code ••• is not XA3K9F2Y, (•••)',
		);
	});

	test('is no pattern', () => {
		expect(redact('a.c+$& d and abccd', ['a.c+$& d'])).toBe('••• and abccd');
	});

	// The forms as CPython's json, urllib.parse and base64 write them.
	test.each([
		['as it was pasted', 'kéy "1"/&+ x\n'],
		['trimmed', 'kéy "1"/&+ x'],
		['in one line', 'kéy "1"/&+ x '],
		['as JSON', 'kéy \\"1\\"/&+ x\\n'],
		['as JSON in ASCII', 'k\\u00e9y \\"1\\"/&+ x'],
		['in an address', 'k%C3%A9y%20%221%22%2F%26%2B%20x'],
		['in an address, in lower case', 'k%c3%a9y%20%221%22%2f%26%2b%20x'],
		['in a form', 'k%C3%A9y+%221%22%2F%26%2B+x'],
		['as base64', 'a8OpeSAiMSIvJisgeA=='],
		['as base64 of what was pasted', 'a8OpeSAiMSIvJisgeAo='],
	])('is blotted out %s', (_how, echo) => {
		const [blotted = ''] = redact(`Wrong: ${echo}|`, ['kéy "1"/&+ x\n']).split('|');
		expect(blotted.replace(/[=\s]+$/, '')).toBe('Wrong: •••');
	});

	test.each([
		['strictly encoded', 'Right-Passw0rd!', 'Right-Passw0rd%21'],
		['strictly encoded, in upper case', 'Right*Passw0rd', 'Right%2APassw0rd'],
		['strictly encoded, in lower case', 'Right*Passw0rd', 'Right%2aPassw0rd'],
		['within its blanks, which are left', '\tRight  Passw0rd\t', 'Right  Passw0rd'],
		['in one line without its blanks', '\tRight\nPassw0rd\t', 'Right Passw0rd'],
		['as base64 for addresses', '>>>???>>>', 'Pj4-Pz8_Pj4-'],
	])('is blotted out %s', (_how, secret, echo) => {
		expect(redact(`Wrong: ${echo}.`, [secret])).toBe('Wrong: •••.');
	});

	// As CPython's base64 writes it; what fills it up to whole groups of four tells nothing.
	test.each([
		['>>>???>', 'Pj4+Pz8/Pg=='],
		['>>>???>>', 'Pj4+Pz8/Pj4='],
	])('%j is blotted out as base64, and no more than that', (secret, echo) => {
		const padding = echo.replace(/[^=]/g, '');
		expect(redact(`Wrong: ${echo}.`, [secret])).toBe(`Wrong: •••${padding}.`);
	});

	test('may hold what is no Unicode', () => {
		expect(redact('Wrong: abcdefg\ud800.', ['abcdefg\ud800'])).toBe('Wrong: •••.');
	});
});

describe('an API key', () => {
	test.each([
		'k_0123456789-Ab',
		' k_0123456789-Ab ',
		'k_0123456789-Ab\r\n',
		'k_01234\n56789-Ab',
		'\ufeffk_0123456789\u200b-Ab',
		'"k_0123456789-Ab"',
		"'k_0123456789-Ab',",
		'\u201ck_0123456789-Ab\u201d',
		'Bearer k_0123456789-Ab',
		'bearer  k_0123456789-Ab',
		'x-api-key: k_0123456789-Ab',
		'X-API-KEY:k_0123456789-Ab',
		'"x-api-key": "k_0123456789-Ab"',
		'Authorization: Bearer k_0123456789-Ab',
		'DIDIT_API_KEY=k_0123456789-Ab',
		'api_key = "k_0123456789-Ab"',
	])('is read however it was pasted: %j', (pasted) => {
		expect(readKey(pasted)).toBe('k_0123456789-Ab');
		expect(keyToSend(pasted)).toBe('k_0123456789-Ab');
	});

	test.each([`  "k_0123456789-Ab" `, 'apikey:k_0123456789-Ab', '\nBearer k_0123456789-Ab,'])(
		'is read with what surrounds it: %j',
		(pasted) => {
			expect(readKey(pasted)).toBe('k_0123456789-Ab');
		},
	);

	test.each(['abc==', 'api_key', 'bearer', 'a:b=c', '', 'ab"cd', 'ab,cd;ef'])(
		'%j is left as it is',
		(key) => {
			expect(readKey(key)).toBe(key);
		},
	);

	test.each(['••••••••', 'k_0123…', 'ключ'])('%j is none, and is named', (pasted) => {
		expect(() => keyToSend(pasted)).toThrow(/holds letters that no key has.*API & Webhooks/);
		expect(() => keyToSend(pasted)).not.toThrow(pasted);
	});
});

describe('all that an error says', () => {
	const error = (message: string, description?: unknown) =>
		errorText(Object.assign(new Error(message), { description }));

	test.each([
		['No', 'Do this.', 'No. Do this.'],
		['No.', 'Do this.', 'No. Do this.'],
		['No!', 'Do this.', 'No! Do this.'],
		['No?', 'Do this.', 'No? Do this.'],
		['No', '', 'No'],
		['No', undefined, 'No'],
		['No', null, 'No'],
		['3.5 of 4', 'Go on.', '3.5 of 4. Go on.'],
	])('%s, %p', (message, description, expected) => {
		expect(error(message, description)).toBe(expected);
	});
});

describe('a map of limited size', () => {
	test('forgets what was used longest ago', () => {
		const map = new LruMap<number>(2);
		map.set('a', 1);
		map.set('b', 2);
		expect(map.get('a')).toBe(1);
		map.set('c', 3);
		expect([map.has('a'), map.has('b'), map.has('c'), map.size]).toEqual([true, false, true, 2]);
	});

	test('looking whether something is there does not keep it', () => {
		const map = new LruMap<number>(2);
		map.set('a', 1);
		map.set('b', 2);
		expect(map.has('a')).toBe(true);
		map.set('c', 3);
		expect(map.has('a')).toBe(false);
	});

	test('looking for what is not there pushes nothing out', () => {
		const map = new LruMap<number>(1);
		map.set('a', 1);
		expect(map.get('b')).toBeUndefined();
		expect([map.has('b'), map.get('a'), map.size]).toEqual([false, 1, 1]);
	});

	test('setting something again does not push others out', () => {
		const map = new LruMap<number>(2);
		map.set('a', 1);
		map.set('b', 2);
		map.set('a', 3);
		expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([3, 2, undefined]);
	});
});

describe('what a status means', () => {
	test.each([
		['apiKey', 'API & Webhooks', 'outside of what the API key may see'],
		['bearer', 'Didit Business Console', 'another account'],
		['open', 'Didit Business Console', 'another account'],
	] as const)('depends on how it was asked (%s)', (access, source, unknown) => {
		expect(statusMessage(401, access, '').remedy).toContain(source);
		expect(statusMessage(404, access, '').remedy).toContain(unknown);
	});

	test.each([
		[
			'apiKey',
			'Check the API key in the Didit credential: it may be mistyped, revoked, expired or of another application. The right one is in the Didit Business Console, under API & Webhooks.',
		],
		[
			'bearer',
			'Check the email and password in the Didit account credential: it may be mistyped, revoked, expired or of another application. They are those of the Didit Business Console.',
		],
		[
			'open',
			'Check the email and password: it may be mistyped, revoked, expired or of another application. They are those of the Didit Business Console.',
		],
	] as const)('says where what was wrong is found (%s)', (access, remedy) => {
		expect(statusMessage(401, access, '').remedy).toBe(remedy);
	});

	test('404 is of the ID, unless Didit says what is lacking', () => {
		for (const said of ['', 'Not found.', 'Session not found.']) {
			const { what, remedy } = statusMessage(404, 'apiKey', said);
			expect(what).toBe('Didit does not know this ID');
			expect(remedy).toMatch(/^Check the ID\. It may be deleted/);
		}
		const { what, remedy } = statusMessage(404, 'apiKey', 'The session does not have a POA.');
		expect(what).toBe('Didit does not have what was asked for');
		expect(remedy).toMatch(/^If this does not explain it, check the ID\. It may be deleted/);
	});

	test.each([300, 301, 399])('%i is a redirect', (status) => {
		expect(statusMessage(status, 'apiKey', '').what).toContain('redirect');
	});

	test.each([299, 418, 499])('%i is a refusal', (status) => {
		expect(statusMessage(status, 'apiKey', '').what).toBe('Didit refused the request');
	});

	test.each(['No credit left', 'Not enough credits', 'Low balance', 'Please top up'])(
		'of money it says where to get it (%s)',
		(said) => {
			for (const status of [400, 403]) {
				expect(statusMessage(status, 'apiKey', said).remedy).toContain('Billing → Top Up');
			}
		},
	);
});
