/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { DiditAccountApi } from '../../credentials/DiditAccountApi.credentials';
import { DiditApi } from '../../credentials/DiditApi.credentials';
import { Didit } from '../../nodes/Didit/Didit.node';
import { registry } from '../../nodes/Didit/operations';
import { DiditTrigger } from '../../nodes/DiditTrigger/DiditTrigger.node';
import { interfaceOf } from '../../scripts/interface';
import { type Loaded, loadedFindings } from '../../scripts/release/checks/loaded';
import { breaks } from '../../scripts/release/upgrade/breaks';
import { type Kept, keptOf } from '../../scripts/release/upgrade/kept';
import { RENAMES } from '../../scripts/release/upgrade/renames';

const file = path.resolve(__dirname, '../../scripts/release/upgrade/previous.json');
const previous = JSON.parse(readFileSync(file, 'utf8')) as Kept;
const today: Loaded = {
	nodes: [new Didit().description, new DiditTrigger().description],
	credentials: [new DiditApi(), new DiditAccountApi()],
};

test('whoever has the version before can upgrade (else keep it, or name it in renames.ts)', () => {
	expect(breaks(previous, keptOf(today, 'today'), RENAMES)).toEqual([]);
});

test('knows of every operation all that `npm run interface` knows', () => {
	const { parameters } = keptOf(today, 'today');
	for (const resource of registry) {
		for (const [operation, fields] of Object.entries(interfaceOf(resource))) {
			const known = Object.keys(parameters[`node didit: ${resource.value}.${operation}`] ?? {});
			const callouts = Object.keys(fields).filter((name) => fields[name] === 'callout');
			expect([...known, ...callouts]).toEqual(expect.arrayContaining(Object.keys(fields)));
		}
	}
});

const field = (name: string, changes: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...changes,
});
const choice = (name: string, values: string[], changes: Partial<INodeProperties> = {}) =>
	field(name, {
		type: 'options',
		options: values.map((value) => ({ name: value, value })),
		...changes,
	});

const of = { show: { resource: ['thing'] } };
const ofGet = { show: { resource: ['thing'], operation: ['get'] } };
const operations = choice('operation', ['get', 'delete'], { displayOptions: of });
const id = field('id', { displayOptions: ofGet });
const more = field('more', {
	type: 'collection',
	default: {},
	displayOptions: ofGet,
	options: [choice('order', ['up', 'down'])],
});

const loaded = (properties: INodeProperties[], changes: object = {}): Loaded => ({
	nodes: [
		{
			name: 'some',
			displayName: 'Some',
			description: 'Does some',
			version: [1, 2],
			iconUrl: 'icon',
			credentials: [{ name: 'someApi' }],
			properties: [choice('resource', ['thing']), ...properties],
			...changes,
		},
	],
	credentials: [{ name: 'someApi', displayName: 'Some', properties: [field('key')] }],
});
const before = keptOf(loaded([operations, id, more]), '1.0.0');
const found = (now: Loaded, renames = [] as typeof RENAMES): string[] =>
	breaks(before, keptOf(now, '1.1.0'), renames);

test('what is added breaks nothing', () => {
	const added = [
		choice('operation', ['get', 'delete', 'update'], { displayOptions: of }),
		id,
		field('another', { displayOptions: ofGet }),
		{ ...more, options: [choice('order', ['up', 'down', 'none']), field('limit')] },
	];
	expect(found(loaded(added, { version: [1, 2, 3] }))).toEqual([]);
});

const inGet = 'node some: thing.get';

test.each([
	[
		'an operation',
		[choice('operation', ['get'], { displayOptions: of }), id, more],
		'node some: thing.delete is gone',
	],
	['a parameter', [operations, more], `${inGet} id is gone`],
	['a type', [operations, { ...id, type: 'number' }, more], `${inGet} id is number and was string`],
	[
		'a default',
		[operations, { ...id, default: 'x' }, more],
		`${inGet} id is "x" by default and was empty`,
	],
	[
		'what may be left out',
		[operations, { ...id, required: true }, more],
		`${inGet} id must be filled in`,
	],
	[
		'what must be filled in',
		[operations, id, more, field('now', { required: true, displayOptions: ofGet })],
		`${inGet} now is new and must be`,
	],
	[
		'a parameter in a group',
		[operations, id, { ...more, options: [] }],
		`${inGet} more.order is gone`,
	],
	[
		'a value',
		[operations, id, { ...more, options: [choice('order', ['up'])] }],
		`${inGet} more.order value "down" is gone`,
	],
] as Array<[string, INodeProperties[], string]>)(
	'%s that changed',
	(_case, properties, finding) => {
		expect(found(loaded(properties))).toEqual([expect.stringContaining(finding)]);
	},
);

test.each([
	['a typeVersion', { version: 2 }, 'node some version "1" is gone'],
	['a credential of a node', { credentials: [] }, 'node some credential "someApi" is gone'],
])('%s that is gone', (_case, changes, finding) => {
	expect(found(loaded([operations, id, more], changes))).toEqual([
		expect.stringContaining(finding),
	]);
});

test('a node, a credential and a field of one that are gone', () => {
	const now = loaded([operations, id, more]);
	expect(found({ ...now, nodes: [] })).toContainEqual(expect.stringContaining('node some is gone'));
	expect(found({ ...now, credentials: [] })).toEqual([
		expect.stringContaining('credential someApi is gone'),
	]);
	const [credential] = now.credentials;
	expect(found({ ...now, credentials: [{ ...credential!, properties: [] }] })).toEqual([
		expect.stringContaining('credential someApi key is gone'),
	]);
});

describe('a rename', () => {
	const now = loaded([operations, { ...id, name: 'thingId' }, more]);
	const rename = { what: `${inGet} id`, now: `${inGet} thingId`, migration: 'Both are read.' };

	test('that is named with its migration', () => {
		expect(found(now)).toHaveLength(1);
		expect(found(now, [rename])).toEqual([]);
	});

	test.each([
		['of something else', { what: `${inGet} other` }, ['id is gone', 'which did not change']],
		['to something that is not there', { now: `${inGet} other` }, ['which is not there']],
		['without a migration', { migration: ' ' }, ['no migration']],
	])('%s', (_case, changes, findings) => {
		expect(found(now, [{ ...rename, ...changes }])).toEqual(
			findings.map((finding) => expect.stringContaining(finding)),
		);
	});
});

describe('what n8n loaded', () => {
	const manifest = {
		n8n: {
			nodes: ['dist/nodes/Some/Some.node.js'],
			credentials: ['dist/credentials/SomeApi.credentials.js'],
		},
	};
	const good = loaded([id]);

	test('all that package.json lists', () => {
		expect(loadedFindings(good, manifest)).toEqual([]);
	});

	test.each([
		['no node', { nodes: [] }, 'Some.node.js was not loaded'],
		['no credential', { credentials: [] }, 'SomeApi.credentials.js was not loaded'],
		['more than it lists', { nodes: [...good.nodes, ...good.nodes] }, 'loaded 2 nodes'],
		['no description', loaded([id], { description: '' }), 'some has no description'],
		['no icon', loaded([id], { iconUrl: undefined }), 'some has no icon'],
		['no parameters', { nodes: [{ ...good.nodes[0]!, properties: [] }] }, 'some has no parameters'],
		['no name', loaded([id], { displayName: '' }), 'some has no name'],
		[
			'an unknown credential',
			loaded([id], { credentials: [{ name: 'otherApi' }] }),
			'asks for otherApi',
		],
	])('%s', (_case, changes, finding) => {
		expect(loadedFindings({ ...good, ...changes }, manifest)).toContainEqual(
			expect.stringContaining(finding),
		);
	});
});
