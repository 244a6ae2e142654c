/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { DiditAccountApi } from '../credentials/DiditAccountApi.credentials';
import { DiditApi } from '../credentials/DiditApi.credentials';
import { Didit } from '../nodes/Didit/Didit.node';
import { DiditTrigger } from '../nodes/DiditTrigger/DiditTrigger.node';

/** n8n's UX guidelines, as far as a program can read. */

const node = new Didit().description;
const trigger = new DiditTrigger().description;

const fields = [
	...node.properties,
	...trigger.properties,
	...new DiditApi().properties,
	...new DiditAccountApi().properties,
].flatMap(withMembers);
const visible = fields.filter(({ type }) => !['notice', 'callout', 'hidden'].includes(type));
const choices = visible.flatMap(optionsOf);

const texts = [
	...[node, trigger].flatMap((one) => [one.description, one.displayName]),
	...fields.flatMap(({ displayName, description, placeholder, hint }) => [
		displayName,
		description,
		placeholder,
		hint,
	]),
	...choices.flatMap(({ name, description, action }) => [name, description, action]),
].filter((text): text is string => Boolean(text));

const SMALL = [
	'a',
	'an',
	'and',
	'at',
	'by',
	'for',
	'from',
	'if',
	'in',
	'is',
	'of',
	'on',
	'or',
	'per',
	'the',
	'to',
];

/** As their makers write them, and a country. */
const MAKERS = ['iOS', 'iPadOS', 'tvOS', "d'Ivoire"];

test('labels and choices are in Title Case', () => {
	const names = [
		...visible.map(({ displayName }) => displayName),
		...choices.map(({ name }) => name),
	];
	const wrong = names.filter((name) =>
		name
			.replace(/\(.*\)/, '')
			.split(/[\s/]+/)
			.some(
				(word, index) =>
					/^[a-z]/.test(word) && !MAKERS.includes(word) && (index === 0 || !SMALL.includes(word)),
			),
	);
	expect(wrong).toEqual([]);
	expect(names.length).toBeGreaterThan(200);
});

test('actions are sentences in small letters, without a full stop', () => {
	const actions = choices.flatMap(({ action }) => action ?? []);
	expect(
		actions.filter(
			(action) =>
				!/^[A-Z][a-z]*( [a-z]+| PDF| URL| ID| IP| KYB| SDK| CSV| PoA| AML| AI)*$/.test(action),
		),
	).toEqual([]);
	expect(actions.length).toBeGreaterThan(30);
});

test('no two operations have the same action', () => {
	// Agents have dropdowns of their own, with some of the same operations.
	const forPeople = visible.filter(({ displayOptions }) => !displayOptions?.show?.['@tool']);
	const actions = forPeople.flatMap(optionsOf).flatMap(({ action }) => action ?? []);
	expect(new Set(actions).size).toBe(actions.length);
});

test('switches say what they decide', () => {
	const switches = visible.filter(({ type }) => type === 'boolean');
	expect(switches.filter(({ description = '' }) => !/^Whether /.test(description))).toEqual([]);
	expect(switches.length).toBeGreaterThan(10);
});

test('placeholders are examples', () => {
	const withPlaceholder = visible.filter(
		({ type, placeholder }) => placeholder && !['collection', 'fixedCollection'].includes(type),
	);
	// n8n's own lint asks for this address in fields for e-mail.
	const wrong = withPlaceholder.filter(
		({ placeholder = '' }) => !/^e\.g\. /.test(placeholder) && placeholder !== 'name@email.com',
	);
	expect(wrong).toEqual([]);
	expect(withPlaceholder.length).toBeGreaterThan(10);
});

/** Of deliveries it is said in Didit's words: nothing else tells those that nobody took. */
const DELIVERIES = /^(Resend Failed|.*Resend failed webhook deliveries.*)$/;
const UNKIND = /\b(errors?|problems?|fail(s|ed|ures?)?|mistakes?|invalid|illegal)\b/i;

test('nothing that people read speaks of errors, problems, failures or mistakes', () => {
	expect(texts.filter((text) => UNKIND.test(text) && !DELIVERIES.test(text))).toEqual([]);
});

test('neither do messages', () => {
	const folder = path.resolve(__dirname, '../nodes');
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.ts'),
	);
	const found = files.flatMap((file) =>
		readFileSync(path.join(folder, file), 'utf8')
			.split('\n')
			.filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
			.flatMap((line) => [...line.matchAll(/'([^'\n]* [^'\n]*)'|`([^`\n]* [^`\n]*)`/g)])
			.map(([, single, back]) => (single ?? back ?? '').replace(/\$\{[^}]*\}/g, ''))
			.filter((text) => UNKIND.test(text) && !DELIVERIES.test(text))
			.map((text) => `${file}: ${text}`),
	);
	expect(found).toEqual([]);
	expect(files.length).toBeGreaterThan(50);
});

function withMembers(field: INodeProperties): INodeProperties[] {
	const options = field.options ?? [];
	if (field.type === 'collection') {
		return [field, ...(options as INodeProperties[]).flatMap(withMembers)];
	}
	if (field.type === 'fixedCollection') {
		const groups = options as INodePropertyCollection[];
		return [field, ...groups.flatMap(({ values }) => values.flatMap(withMembers))];
	}
	return [field];
}

function optionsOf({ type, options = [] }: INodeProperties): INodePropertyOptions[] {
	return type === 'options' || type === 'multiOptions' ? (options as INodePropertyOptions[]) : [];
}
