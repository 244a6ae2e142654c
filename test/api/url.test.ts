import type { INode } from 'n8n-workflow';
import { endpointUrl, nextPageUrl } from '../../nodes/api/url';

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

	test.each([
		['http://127.0.0.1:8400/v3', 'http://127.0.0.1:8400/v3/users/'],
		// As it is pasted from a page.
		[`\u00a0${base}\u00a0`, `${base}/users/`],
	])('below %j', (given, expected) => {
		expect(endpointUrl(node, given, ['users'])).toBe(expected);
	});

	test('a slash at the end of the base URL makes no difference', () => {
		expect(endpointUrl(node, `${base}//`, ['webhook'])).toBe(`${base}/webhook/`);
	});

	test.each(['', '.', '..'])('refuses %j as a part of the path', (part) => {
		const address = () => endpointUrl(node, base, ['users', part]);
		expect(address).toThrow('cannot be used as an ID');
		expect(address).toThrow(withRemedy(/^Enter the ID/));
	});

	test.each([
		'verification.didit.me/v3',
		'ftp://verification.didit.me/v3',
		'https://user:pass@verification.didit.me/v3',
		'https://verification.didit.me/v3?x=1',
		'https://verification.didit.me/v3#x',
		'',
	])('refuses the base URL %j', (bad) => {
		const address = () => endpointUrl(node, bad, ['workflows']);
		expect(address).toThrow('base URL');
		expect(address).toThrow(withRemedy(/https:\/\/verification\.didit\.me\/v3/));
	});

	test('does not repeat a password that stands in the base URL', () => {
		expect(() => endpointUrl(node, 'https://user:s3cr3t@host/v3', ['x'])).toThrow(
			expect.objectContaining({ message: expect.not.stringContaining('s3cr3t') }) as Error,
		);
	});
});

describe('the address of the next page', () => {
	test.each([
		[
			'https://verification.didit.me/v3/users/?offset=100',
			'https://verification.didit.me/v3/users/?offset=100',
		],
		['/v3/users/?offset=100', 'https://verification.didit.me/v3/users/?offset=100'],
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
		'http://verification.didit.me/v3/users/',
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
