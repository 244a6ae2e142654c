/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { licenceFindings } from '../../scripts/release/checks/licence';
import { sbomFindings } from '../../scripts/release/checks/sbom';
import { differences } from '../../scripts/release/checks/reproducible';

const licence = readFileSync(path.resolve(__dirname, '../../LICENSE'), 'utf8');

describe('licence', () => {
	test('as it is', () => {
		expect(licenceFindings('MIT', licence)).toEqual([]);
	});

	test.each([
		['no file', 'MIT', undefined, 'no file LICENSE'],
		['another field', 'ISC', licence, '"ISC"'],
		['no field', undefined, licence, 'undefined for license'],
		['another text', 'MIT', licence.replace('MIT License', 'ISC License'), 'does not begin with'],
		['nobody who holds it', 'MIT', licence.replace(/^Copyright.*$/m, ''), 'names no holder'],
		['half of the text', 'MIT', licence.slice(0, 500), 'before its disclaimer'],
	])('%s', (_case, field, text, finding) => {
		expect(licenceFindings(field, text)).toEqual([expect.stringContaining(finding)]);
	});
});

describe('bill of materials', () => {
	const bom = {
		bomFormat: 'CycloneDX',
		specVersion: '1.5',
		metadata: { component: { purl: 'pkg:npm/some-package@1.0.0' } },
		components: [] as object[],
	};
	const findings = (changes: object): string[] =>
		sbomFindings(JSON.stringify({ ...bom, ...changes }), 'some-package', '1.0.0');

	test('of a package that needs nothing', () => {
		expect(findings({})).toEqual([]);
	});

	test.each([
		['a dependency', { components: [{ name: 'lodash', version: '4.17.21' }] }, 'lodash 4.17.21'],
		['no list', { components: undefined }, 'no list of components'],
		['another form', { bomFormat: 'SPDX' }, 'not CycloneDX'],
		[
			'another package',
			{ metadata: { component: { purl: 'pkg:npm/x@1.0.0' } } },
			'pkg:npm/x@1.0.0',
		],
	])('%s', (_case, changes, finding) => {
		expect(findings(changes)).toEqual([expect.stringContaining(finding)]);
	});

	test('no JSON', () => {
		expect(sbomFindings('npm warn', 'some-package', '1.0.0')).toEqual([
			expect.stringContaining('no JSON'),
		]);
	});
});

describe('two builds', () => {
	const files = (contents: Record<string, string>): Map<string, Buffer> =>
		new Map(Object.entries(contents).map(([name, text]) => [name, Buffer.from(text)]));

	test('the same', () => {
		expect(differences(files({ a: 'one' }), files({ a: 'one' }))).toEqual([]);
	});

	test.each([
		['another byte', { a: 'built at 10' }, { a: 'built at 11' }, 'at byte 10'],
		['longer', { a: 'one' }, { a: 'one more' }, 'at byte 3'],
		['a file more', { a: '' }, { a: '', b: '' }, 'b is made by the second build only'],
		['a file less', { a: '', b: '' }, { a: '' }, 'b is made by the first build only'],
		['nothing', {}, {}, 'made no files'],
	])('%s', (_case, first, second, finding) => {
		expect(
			differences(files(first as Record<string, string>), files(second as Record<string, string>)),
		).toEqual([expect.stringContaining(finding)]);
	});
});
