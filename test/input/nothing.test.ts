import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { findOperation, registry } from '../../nodes/Didit/operations';
import { diditTool } from '../support/engine';
import { LEAST } from '../support/leastParameters';
import { byId, changesOf, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

let application: Application;
let today: Application;
beforeAll(async () => {
	application = await newApplication();
	today = await newApplication({ dialect: 'current' });
});

const NOTHING = 'comes from an expression that yields nothing';
/** What a row without the cell, a database's NULL and an empty cell yield. */
const EXPRESSIONS = ['={{ $json.nope }}', '={{ null }}', '={{ "" }}', '=  '];

interface Member {
	readonly operation: string;
	readonly field: INodeProperties;
}

/** The fields of a collection of the Didit node, in every operation that has it. */
function membersOf(collection: string): Member[] {
	return registry.flatMap(({ value: resource, operations }) =>
		operations.flatMap(({ value, fields }) => {
			const found = fields.find(({ name }) => name === collection);
			return ((found?.options ?? []) as INodeProperties[]).map((field) => ({
				operation: `${resource}.${value}`,
				field,
			}));
		}),
	);
}

/** A value as the editor stores it, with this in place of what a person would fill in. */
const holding = (field: INodeProperties, value: string) =>
	field.type === 'resourceLocator' ? byId(value) : value;

const filters = membersOf('filters');
const label = ({ operation, field }: Member) => `${operation}: ${field.displayName}`;

test('there are filters to try', () => {
	expect(filters.map(label)).toEqual(
		expect.arrayContaining([
			'session.getAll: Vendor Data',
			'session.getAll: Status',
			'session.getAll: Workflow',
			'user.getAll: Search',
		]),
	);
});

describe.each(filters.map((member) => [label(member), member] as const))(
	'the filter %s',
	(_label, { operation, field }) => {
		test.each(EXPRESSIONS)('is refused where %p yields nothing', async (expression) => {
			const run = await operate(application, operation, {
				...LEAST[operation],
				filters: { [field.name]: holding(field, expression) },
			});
			expect(run.error?.message).toBe(`"${field.displayName}" ${NOTHING}`);
			expect(run.error?.description).toContain('Nothing was sent to Didit');
			expect(run.sent).toEqual([]);
		});

		test('is refused where it was added and left empty', async () => {
			const run = await operate(application, operation, {
				...LEAST[operation],
				filters: { [field.name]: holding(field, '') },
			});
			expect(run.error?.message).toBe(`"${field.displayName}" is empty`);
			expect(run.sent).toEqual([]);
		});
	},
);

test('the other items of the run are listed', async () => {
	const items = ['ana', undefined, 'ben'].map((person) => ({ json: { person } }));
	const run = await operate(
		application,
		'session.getAll',
		{ returnAll: true, filters: { vendorData: '={{ $json.person }}' } },
		{ items, onError: 'continueRegularOutput' },
	);
	expect(run.sent.map(({ query }) => query.vendor_data).sort()).toEqual(['ana', 'ben']);
	expect(run.items).toMatchObject([{ json: { error: expect.stringContaining(NOTHING) } }]);
});

describe('as a tool', () => {
	const asTool = async (parameters: INodeParameters) =>
		await operate(application, 'session.getAll', parameters, { didit: diditTool() });

	test.each(['status', 'country'])('the category %s may be left out', async (name) => {
		const run = await asTool({ filters: { vendorData: 'ana', [name]: '={{ "" }}' } });
		expect(run.error).toBeUndefined();
		expect(run.sent).toMatchObject([{ query: { vendor_data: 'ana' } }]);
		expect(run.sent[0]?.query).not.toHaveProperty(name);
	});

	test('whom it is about may not', async () => {
		const run = await asTool({ filters: { vendorData: '={{ "" }}', status: 'Approved' } });
		expect(run.error?.message).toBe(`"Vendor Data" ${NOTHING}`);
		expect(run.sent).toEqual([]);
	});
});

describe('a change', () => {
	// Of what has members each has to yield.
	const changes = membersOf('updateFields').filter(
		({ field }) => !['fixedCollection', 'collection'].includes(field.type),
	);

	test.each(changes.map((member) => [label(member), member] as const))(
		'%s is not made out of nothing',
		async (_label, { operation, field }) => {
			const [resource = '', value = ''] = operation.split('.');
			const ids = (findOperation(resource, value)?.fields ?? [])
				.filter(({ type }) => type === 'resourceLocator')
				.map(({ name }) => [name, byId(application.default_workflow_id)]);
			for (const expression of EXPRESSIONS) {
				const run = await operate(application, operation, {
					...Object.fromEntries(ids),
					updateFields: { [field.name]: expression },
				});
				expect(run.error?.message).toBe(`"${field.displayName}" ${NOTHING}`);
				expect(run.sent).toEqual([]);
			}
		},
	);

	test('clears a text that somebody emptied', async () => {
		const run = await operate(application, 'user.update', {
			vendorData: byId('nobody'),
			updateFields: { displayName: '' },
		});
		expect(run.sent).toMatchObject([{ body: { display_name: '' } }]);
	});
});

test.each([
	['user.update', 'approvedEmails', 'approved_emails'],
	['user.update', 'approvedPhones', 'approved_phones'],
	['user.update', 'issuingStates', 'issuing_states'],
	['kybParty.updateDraft', 'roles', 'roles'],
])('%s clears the list %s with one that is empty', async (operation, name, wireName) => {
	const run = await operate(today, operation, {
		...LEAST[operation],
		updateFields: { [name]: '' },
	});
	expect(changesOf(run)).toMatchObject([{ body: { [wireName]: [] } }]);
});

describe('vendor data', () => {
	const create = async (vendorData: string) =>
		await operate(application, 'session.create', {
			workflowId: byId(application.default_workflow_id),
			vendorData,
		});

	test.each(EXPRESSIONS)('that %p fails to yield creates no session', async (expression) => {
		const run = await create(expression);
		expect(run.error?.message).toBe(`"Vendor Data" ${NOTHING}`);
		expect(run.sent).toEqual([]);
	});

	test.each([
		['={{ 42 }}', '42'],
		['=user-{{ 7 }}', 'user-7'],
		['={{ "9007199254740993" }}', '9007199254740993'],
		['={{ "1,001" }}', '1,001'],
	])('%p is %p', async (expression, vendorData) => {
		expect((await create(expression)).sent).toMatchObject([{ body: { vendor_data: vendorData } }]);
	});
});

/** What JavaScript has in place of an identifier. */
const NO_IDENTIFIERS = [
	['={{ ({ id: 1 }) }}', 'is an object'],
	['={{ ["a"] }}', 'is a list'],
	['={{ true }}', 'is true'],
	['={{ NaN }}', 'is NaN'],
	['={{ 1.5 }}', 'is 1.5'],
	['={{ 9007199254740993 }}', 'is a number with more digits than JavaScript keeps'],
	['={{ "undefined" }}', 'is the text "undefined"'],
	['={{ "null" }}', 'is the text "null"'],
	['={{ "[object Object]" }}', 'is the text "[object Object]"'],
] as const;

describe.each([
	['session.getDecision', 'sessionId', 'Session'],
	['workflow.delete', 'workflowId', 'Workflow'],
	['user.get', 'vendorData', 'User'],
])('the ID of %s', (operation, name, displayName) => {
	test.each(NO_IDENTIFIERS)('cannot be %s: it %s', async (value, problem) => {
		const run = await operate(application, operation, {
			...LEAST[operation],
			[name]: byId(value),
		});
		expect(run.error?.message).toContain(`"${displayName}" ${problem}`);
		expect(run.sent).toEqual([]);
	});
});

/** Fields of plain text that name a thing: what they name is paid for, or never found again. */
const NAMING = [
	['companyRegistry.select', 'kybResponseId', 'KYB Response ID'],
	['companyRegistry.getShareholders', 'kybResponseId', 'KYB Response ID'],
	['transaction.create', 'transactionId', 'Transaction ID'],
	['transaction.create', 'subjectVendorData', 'Subject Vendor Data'],
	['transaction.create', 'additionalFields.counterparty.vendorData', 'Counterparty Vendor Data'],
	['transaction.screenWallet', 'walletAddress', 'Wallet Address'],
	['travelRule.createWidgetSession', 'walletAddress', 'Wallet Address'],
	['travelRule.registerInbound', 'txid', 'Transaction Hash'],
	['travelRule.registerInbound', 'walletAddress', 'Wallet Address'],
	['travelRule.updateTransfer', 'updateFields.paymentTxnId', 'Payment Transaction Hash'],
	['walletAddress.create', 'address', 'Address'],
	['walletAddress.create', 'additionalFields.holderVendorData', 'Holder Vendor Data'],
	['listEntry.create', 'additionalFields.value', 'Value'],
] as const;

/** The parameter that a path leads to, with the collections around it. */
function at(path: string, value: NodeParameterValueType): INodeParameters {
	const [name = '', ...rest] = path.split('.');
	return { [name]: rest.length > 0 ? at(rest.join('.'), value) : value };
}

describe.each(NAMING)('%s: %s', (operation, path, displayName) => {
	test.each(NO_IDENTIFIERS)('cannot be %s: it %s', async (value, problem) => {
		const run = await operate(today, operation, { ...LEAST[operation], ...at(path, value) });
		expect(run.error?.message).toContain(`"${displayName}" ${problem}`);
		expect(run.sent).toEqual([]);
	});
});

test.each([
	['travelRule.createWidgetSession', 'transactionId', 'Transaction'],
	['listEntry.create', 'value', 'Value'],
	['listEntry.create', 'referenceSessionId', 'Reference Session ID'],
])('%s does not overlook that %s yields nothing', async (operation, name, displayName) => {
	const { additionalFields, ...least } = LEAST[operation] ?? {};
	const members = {
		...(additionalFields as INodeParameters | undefined),
		...(name === 'value' && { referenceSessionId: today.default_workflow_id }),
		[name]: '={{ $json.missing }}',
	};
	const run = await operate(today, operation, { ...least, additionalFields: members });
	expect(run.error?.message).toBe(`"${displayName}" ${NOTHING}`);
	expect(run.sent).toEqual([]);
});

describe.each([
	['user.deleteMany', 'vendorDataList', 'Vendor Data List'],
	['session.deleteMany', 'sessionNumbers', 'Session Numbers'],
])('the list of %s', (operation, name, displayName) => {
	test.each([
		['={{ [7, { id: 1 }] }}', 'is an object', 'entry 2'],
		['={{ [7, null] }}', 'is empty', 'entry 2'],
		['={{ [undefined, 7] }}', 'is empty', 'entry 1'],
		['={{ [7, true] }}', 'is true', 'entry 2'],
		['={{ [7, [8]] }}', 'is a list', 'entry 2'],
		['={{ ({ id: 1 }) }}', 'is an object', ''],
		['7, undefined', 'is the text "undefined"', ''],
	])('%s is refused', async (list, problem, place) => {
		const run = await operate(application, operation, { [name]: list });
		expect(run.error?.message).toContain(`"${displayName}" ${problem}`);
		expect(run.error?.message).toContain(place);
		expect(run.sent).toEqual([]);
	});
});

test.each(['1,001', '={{ ["1,001"] }}', '={{ ["9007199254740993"] }}'])(
	'the session number %s is not taken for others',
	async (sessionNumbers) => {
		const run = await operate(application, 'session.deleteMany', { sessionNumbers });
		expect(run.error?.message).toContain('which is not a session number');
		expect(run.sent).toEqual([]);
	},
);

test('a link in By ID is read as the link that it is', async () => {
	const { default_workflow_id: id } = application;
	const link = `https://business.didit.me/console/${id}/${id}/workflows/${id}`;
	const read = await operate(application, 'workflow.get', { workflowId: byId(`=${link}`) });
	expect(read.sent).toMatchObject([{ path: `/v3/workflows/${id}/` }]);
	const other = await operate(application, 'workflow.get', {
		workflowId: byId('={{ "https://example.com/workflows" }}'),
	});
	expect(other.error?.message).toBe('"Workflow" is an address that names none');
	expect(other.sent).toEqual([]);
});
