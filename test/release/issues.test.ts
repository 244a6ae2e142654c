/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { bugs, scripts, version } from '../../package.json';
import { HOSTS } from '../../scripts/hosts/hosts';

const folder = path.resolve(__dirname, '../../.github/ISSUE_TEMPLATE');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const forms = readdirSync(folder).filter((name) => name !== 'config.yml');

interface Form {
	readonly name?: string;
	readonly description?: string;
	readonly body?: ReadonlyArray<{
		readonly type: string;
		readonly id?: string;
		readonly attributes: { readonly label?: string; readonly value?: string; options?: unknown[] };
	}>;
}

// GitHub shows no form that breaks one of these, and tells nobody.
test.each(forms)('%s is a form that GitHub takes', (file) => {
	const { name, description, body = [] } = parse(read(file)) as Form;
	expect(name).toBeTruthy();
	expect(description).toBeTruthy();
	const asked = body.filter(({ type }) => type !== 'markdown');
	expect(asked.length).toBeGreaterThan(0);
	expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
	for (const { type, id, attributes } of body) {
		expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
		expect(type === 'markdown' ? attributes.value : attributes.label).toBeTruthy();
		if (type !== 'markdown') expect(id).toMatch(/^[\w-]+$/);
		if (type === 'dropdown' || type === 'checkboxes') {
			expect(attributes.options?.length).toBeGreaterThan(0);
			expect(new Set(attributes.options).size).toBe(attributes.options?.length);
		}
	}
});

test('the versions that they give as an example are those of today', () => {
	const { n8n } = HOSTS.at(-1) ?? { n8n: '' };
	expect(read('bug.yml')).toContain(`n8n-nodes-didit ${version}, n8n ${n8n}.`);
});

test('commands and places that they name are there', () => {
	const text = readdirSync(folder).map(read).join('\n');
	const commands = [...text.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name);
	expect(commands.length).toBeGreaterThan(0);
	expect(commands.filter((name) => !(name in scripts))).toEqual([]);
	expect(text).toContain(bugs.url.replace('/issues', '/security/advisories/new'));
});
