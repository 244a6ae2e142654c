/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lockFindings, registryFindings } from '../../scripts/release/checks/registries';

const root = path.resolve(__dirname, '../..');

test.each([
	'"resolved": "https://registry.example.org/a/-/a-1.0.0.tgz"',
	'see https://npm.pkg.example.com/',
	'https://npm.example.com/repository',
	'https://user:secret@packages.example.com/npm/',
	'http://verdaccio:4873/',
	'https://artifactory.example.com/api/npm',
	'http://10.1.2.3:8080/npm',
	'https://build.example.internal/',
])('%s is an address of a registry', (text) => {
	expect(registryFindings('file', text, [])).toEqual([expect.stringContaining('file names')]);
});

test('the registry that npm is set to is found by its name, also without https', () => {
	const text = 'registry=//get.example.com/all/';
	expect(registryFindings('file', text, [])).toEqual([]);
	expect(registryFindings('file', text, ['get.example.com'])).toEqual([
		expect.stringContaining('file names get.example.com'),
	]);
});

test('a login of npm', () => {
	expect(registryFindings('.npmrc', '//x/:_authToken=abc', [])).toEqual([
		expect.stringContaining('login of npm'),
	]);
});

test.each([
	'https://docs.didit.me/registry-api',
	'https://www.npmjs.com/package/x',
	'http://127.0.0.1:8400',
])('%s is none', (text) => {
	expect(registryFindings('file', text, [])).toEqual([]);
});

test('a lock file that says where a package is brought from', () => {
	const lock = (resolved?: string): string =>
		JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0', resolved } } });
	expect(lockFindings('lock', lock())).toEqual([]);
	for (const address of [
		'https://registry.example.org/a.tgz',
		'git+ssh://git@github.com/a/a.git#1',
	]) {
		expect(lockFindings('lock', lock(address))).toEqual([expect.stringContaining(address)]);
	}
});

test.each(['package-lock.json', 'host/package-lock.json', 'host/1.123/package-lock.json'])(
	'%s is free of them',
	(name) => {
		const text = readFileSync(path.join(root, name), 'utf8');
		expect([...lockFindings(name, text), ...registryFindings(name, text, [])]).toEqual([]);
	},
);
