import type { INode } from 'n8n-workflow';
import { ACCOUNT_API, atBase, readBase, VERIFICATION_API } from '../../../nodes/api/apiBase';
import { endpointUrl, nextPageUrl } from '../../../nodes/api/http/urls';

const node = { name: 'Didit' } as INode;
const base = 'https://verification.didit.me/v3';

/** An error that says what to do. */
const withRemedy = (remedy: RegExp) =>
	expect.objectContaining({ description: expect.stringMatching(remedy) as string }) as Error;

describe('the address of an endpoint', () => {
	test.each([
		[['workflows'], 'https://verification.didit.me/v3/workflows/'],
		[
			['session', '1f3c', 'generate-pdf'],
			'https://verification.didit.me/v3/session/1f3c/generate-pdf/',
		],
		[['users', 'a/b c?d#e'], 'https://verification.didit.me/v3/users/a%2Fb%20c%3Fd%23e/'],
		[['users', 'ü%2F'], 'https://verification.didit.me/v3/users/%C3%BC%252F/'],
		[['users', '...'], 'https://verification.didit.me/v3/users/.../'],
	])('%j', (path, expected) => {
		expect(endpointUrl(node, base, path)).toBe(expected);
	});

	test('is below the base URL of the credential', () => {
		expect(endpointUrl(node, 'http://127.0.0.1:8400/v3', ['users'])).toBe(
			'http://127.0.0.1:8400/v3/users/',
		);
	});

	test.each(['', '.', '..'])('refuses %j as a part of the path', (part) => {
		const address = () => endpointUrl(node, base, ['users', part]);
		expect(address).toThrow('cannot be used as an ID');
		expect(address).toThrow(withRemedy(/^Enter the ID/));
	});
});

describe('the address of the next page', () => {
	test.each([
		[
			'https://verification.didit.me/v3/users/?offset=100',
			'https://verification.didit.me/v3/users/?offset=100',
		],
		['/v3/users/?offset=100', 'https://verification.didit.me/v3/users/?offset=100'],
		// A server behind a proxy may not know that it is reached by https.
		['http://verification.didit.me/v3/users/?a=b', 'https://verification.didit.me/v3/users/?a=b'],
	])('%s', (link, expected) => {
		expect(nextPageUrl(node, base, link)).toBe(expected);
	});

	test.each([
		'https://evil.example/v3/users/?offset=100',
		'https://verification.didit.me.evil.example/v3/users/',
		'https://verification.didit.me@evil.example/v3/users/',
		'https://user:pass@verification.didit.me/v3/users/',
		'https://user@verification.didit.me/v3/users/',
		'https://:pass@verification.didit.me/v3/users/',
		'https://[',
		'http://verification.didit.me:8080/v3/users/',
		'ftp://verification.didit.me/v3/users/',
		'http://evil.example/v3/users/',
		'https://verification.didit.me:8443/v3/users/',
		'https://verification.didit.me/v3/../admin/',
		'https://verification.didit.me/v30/users/',
		'//evil.example/v3/users/',
	])('%s is not followed', (link) => {
		const address = () => nextPageUrl(node, base, link);
		expect(address).toThrow('outside Didit');
		expect(address).toThrow(withRemedy(/base URL of the credential/));
	});
});

describe('a base URL', () => {
	test.each([
		'https://verification.didit.me/v3',
		'https://verification.didit.me/v3//',
		'https://verification.didit.me',
		'https://verification.didit.me/v2/',
		'https://verification.didit.me/v3/session/?limit=1#top',
		'http://verification.didit.me/v3',
		'verification.didit.me/v3',
		'Verification.Didit.me',
		' \u00a0https://verification.didit.me/v3\n',
		'"https://verification.didit.me/v3"',
		`"'https://verification.didit.me/v3'"`,
	])("of Didit's is mended: %j", (written) => {
		expect(readBase(written, VERIFICATION_API)).toEqual({ url: base });
	});

	test.each(['https://apx.didit.me', 'apx.didit.me/auth/v1', 'https://apx.didit.me/auth/v2/'])(
		"of Didit's accounts is mended, too: %j",
		(written) => {
			expect(readBase(written, ACCOUNT_API)).toEqual({ url: 'https://apx.didit.me/auth/v2' });
		},
	);

	test.each([
		['http://127.0.0.1:8400/v3/', 'http://127.0.0.1:8400/v3'],
		['https://proxy.example.com', 'https://proxy.example.com'],
		['https://proxy.example.com/didit/v3//', 'https://proxy.example.com/didit/v3'],
		[
			'https://verification.didit.me.example.com/v2',
			'https://verification.didit.me.example.com/v2',
		],
		["https://proxy.example.com/o'neil/v3", "https://proxy.example.com/o'neil/v3"],
		['"https://proxy.example.com"', 'https://proxy.example.com'],
		[`''https://proxy.example.com/v3""`, 'https://proxy.example.com/v3'],
	])('of another server stays as it is: %j', (written, url) => {
		expect(readBase(written, VERIFICATION_API)).toEqual({ url });
	});

	test.each([
		['https://didit.me', /^didit\.me is another part of Didit/],
		['https://business.didit.me/console', /^business\.didit\.me is another part of Didit/],
		['https://apx.didit.me/auth/v2', /^apx\.didit\.me is another part of Didit/],
		['https://verification.didit.me:8443/v3', /^verification\.didit\.me:8443 is another part/],
		['https://user:s3cr3t@verification.didit.me/v3', /^It must be a plain http or https address/],
		['ftp://verification.didit.me/v3', /^It must be a plain http or https address/],
		['example.com/v3', /^It must be a plain http or https address/],
		['localhost:8400/v3', /^It must be a plain http or https address/],
		['https://example.com/v3?x=1', /^It must have no question mark/],
		['https://example.com/v3#x', /^It must have no question mark/],
		['', /^It must be a plain http or https address/],
		[undefined, /^It must be a plain http or https address/],
	])('is named where it leads nowhere: %j', (written, problem) => {
		const read = readBase(written, VERIFICATION_API);
		expect(read).toEqual({ problem: expect.stringMatching(problem) as string });
		expect(read.problem).toContain(base);
		expect(read.problem).not.toContain('s3cr3t');
	});

	test('counts for the request of a test, and for no other', () => {
		const test = { baseURL: 'verification.didit.me', url: '/workflows/' };
		expect(atBase(test, test.baseURL, VERIFICATION_API)).toEqual({ ...test, baseURL: base });
		expect(() => atBase(test, 'nowhere', VERIFICATION_API)).toThrow(
			/^The base URL is not usable\. It must be .*https:\/\/verification\.didit\.me\/v3\.$/,
		);
		const other = { url: 'https://example.com/v3/' };
		expect(atBase(other, 'nowhere', VERIFICATION_API)).toBe(other);
	});
});
