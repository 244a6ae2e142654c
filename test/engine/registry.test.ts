/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import type { INodeProperties } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Didit } from '../../nodes/Didit/Didit.node';
import { registry } from '../../nodes/Didit/operations';
import type { Operation } from '../../nodes/Didit/engine/operation';
import { interfaceOf } from '../../scripts/interface';

const operations = registry.flatMap((resource) =>
	resource.operations.map(
		(operation) => [`${resource.value}.${operation.value}`, operation] as const,
	),
);

test.each(registry.map((resource) => [resource.value, resource] as const))(
	'%s has the parameters that stand in workflows: `npm run interface`, and read what changed',
	(value, resource) => {
		const file = path.resolve(__dirname, `../interface/${value}.json`);
		expect(interfaceOf(resource)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
	},
);

test.each(operations)('%s has words and a page of documentation', (_path, operation) => {
	expect(operation.name).toMatch(/^[A-Z]/);
	expect(operation.action).toMatch(/^[A-Z][^A-Z]/);
	expect(operation.description).toMatch(/^[A-Z].{10,}/);
	expect(operation.docs).toMatch(/^https:\/\/docs\.didit\.me\/[a-z/-]+$/);
});

test.each(operations)('%s says what its answer holds', (_path, { response, expects }) => {
	// Of a list and of a file it goes without saying; several requests have several.
	const saysItself = ['list', 'file', 'items'].includes(response?.kind ?? '');
	expect(expects?.what ?? saysItself).toBeTruthy();
});

/** Every field that names a single thing, and how it may be named besides from a list. */
const PICKED: Record<string, string[]> = {
	workflowId: ['id', 'url'],
	sessionId: ['id', 'url'],
	questionnaireId: ['id', 'url'],
	organizationId: ['id', 'url'],
	applicationId: ['id', 'url'],
	// The console shows no addresses of all others.
	vendorData: ['id'],
};

/**
 * One step of a decision, an application of somebody else, what Didit alone gives people, and what the
 * user gives a deletion or a question: nothing lists them.
 */
const NOT_LISTED = [
	...['nodeId', 'forApplicationId', 'diditInternalId', 'instructionId', 'elementId'],
	// What a device or a register calls something, and what an entry is about.
	...['deviceId', 'referenceSessionId', 'accountId', 'paymentReferenceId', 'importId'],
	...['paymentTxnId', 'kybResponseId', 'nationalId', 'voterId'],
];

test.each(operations)('%s picks single things from a list first', (_path, { fields }) => {
	const inside = everywhere(fields.flatMap(membersOf));
	const named = (field: INodeProperties) => field.name in PICKED || /Id$/.test(field.name);
	// Vendor data of a new session or of a filter need not be known to Didit yet.
	const isNew = ({ name, type }: INodeProperties) =>
		['vendorData', 'transactionId'].includes(name) && type === 'string';
	const picked = [...fields, ...inside].filter((field) => named(field) && !isNew(field));
	for (const { name, type, modes, default: standard } of picked) {
		if (NOT_LISTED.includes(name)) continue;
		expect(type).toBe('resourceLocator');
		expect(standard).toEqual({ mode: 'list', value: '' });
		expect(modes?.map((mode) => mode.name)).toEqual(['list', ...(PICKED[name] ?? ['id'])]);
		const { searchListMethod, searchable } = modes?.[0]?.typeOptions ?? {};
		expect(Object.keys(new Didit().methods.listSearch)).toContain(searchListMethod);
		expect(searchable).toBe(true);
	}
});

const { properties, usableAsTool, credentials } = new Didit().description;

/** What the form of a tool has besides. */
const FOR_AGENTS = ['toolDescription', 'lockedForAgents'];

test('shows every field for its own resource and operation only, then a link to its help', () => {
	for (const [path, { fields, docs }] of operations) {
		const [resource = '', operation = ''] = path.split('.');
		const shown = properties.filter(
			({ displayOptions }) =>
				displayOptions?.show?.resource?.includes(resource) &&
				displayOptions.show.operation?.includes(operation),
		);
		const own = fields.map(({ name }) => name);
		const forAll = shown.filter(({ name }) => !FOR_AGENTS.includes(name));
		expect(forAll.map(({ name }) => name)).toEqual([...new Set(own), 'diditDocumentation']);
		expect(shown.at(-1)?.displayName).toContain(`<a href="${docs}" target="_blank">`);
	}
});

test('asks for the API key everywhere but for the account, and can be an AI tool', () => {
	expect(usableAsTool).toBe(true);
	expect(credentials).toEqual([
		{ name: 'diditApi', required: true, displayOptions: { hide: { resource: ['account'] } } },
		{
			name: 'diditAccountApi',
			displayOptions: {
				show: {
					resource: ['account'],
					operation: [
						'createApplication',
						'getApplications',
						'getCredentials',
						'getOrganizations',
						'updateApplication',
					],
				},
			},
		},
	]);
});

test.each([
	['account.verifyEmail', true],
	['account.login', true],
	['account.getCredentials', true],
	['session.create', true],
	['session.share', true],
	['webhook.get', false],
])('%s warns that its answer holds something secret: %s', (path, warns) => {
	const { fields } = operations.find(([name]) => name === path)?.[1] as Operation;
	expect(fields.some(({ type }) => type === 'notice')).toBe(warns);
});

/** Dotted paths of all parameters; notices are none. */
function membersOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type !== 'collection' && type !== 'fixedCollection') return [];
	return options.flatMap((option) => {
		if (!('values' in option)) return [option as INodeProperties];
		// Where there are several, each has a name of its own.
		if (options.length === 1) expect(option.name).toBe('values');
		return option.values;
	});
}

function everywhere(fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => [field, ...everywhere(membersOf(field))]);
}
