import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { nodeParametersAreStatic, webhookDescriptionIsNativelyResolvable } from 'n8n-workflow';
import { readSettings } from '../../nodes/DiditTrigger/settings';
import { DiditTrigger } from '../../nodes/DiditTrigger/DiditTrigger.node';
import { hooksOf, triggerWorkflow, WEBHOOK_ID } from './support';

const { description } = new DiditTrigger();

function find(name: string, among: INodeProperties[] = description.properties): INodeProperties {
	const found = among.find((property) => property.name === name);
	if (!found) throw new Error(`No parameter ${name}`);
	return found;
}

const inside = (collection: string, name: string) =>
	find(name, find(collection).options as INodeProperties[]);
const values = (property: INodeProperties) =>
	(property.options as INodePropertyOptions[]).map(({ value }) => value);

test('the first version is 2, and n8n needs no expression engine for a webhook', () => {
	expect(description.version).toBe(2);
	expect(description.webhooks?.every(webhookDescriptionIsNativelyResolvable)).toBe(true);
	expect(nodeParametersAreStatic(triggerWorkflow({ credentials: {} }).node)).toBe(true);
});

test('answers are empty, and n8n sets no status of its own', () => {
	expect(description.webhooks).toEqual([
		{
			name: 'default',
			httpMethod: 'POST',
			responseMode: 'onReceived',
			responseData: 'noData',
			path: 'didit',
		},
	]);
});

test('is not offered as a tool', () => {
	expect(description.usableAsTool).toBeUndefined();
});

test('the URL ends in the node’s own id', () => {
	expect(hooksOf({ credentials: {} }).url).toBe(
		`http://127.0.0.1:5678/webhook/${WEBHOOK_ID}/didit`,
	);
	expect(hooksOf({ credentials: {} }, 'test').url).toBe(
		`http://127.0.0.1:5678/webhook-test/${WEBHOOK_ID}/didit`,
	);
});

test.each([
	[['status.updated', 'data.updated'], 'status.updated, data.updated'],
	['={{ "status.updated" }}', 'status.updated'],
	['={{ undefined }}', ''],
])('the subtitle for the events %j is %j', (events, subtitle) => {
	const { workflow, node } = triggerWorkflow({ credentials: {}, parameters: { events } });
	const shown = workflow.expression.getSimpleParameterValue(
		node,
		description.subtitle,
		'internal',
		{},
	);
	expect(shown).toBe(subtitle);
});

test('all ten events can be chosen, the two of the specification are the default', () => {
	const events = find('events');
	expect(values(events)).toEqual([
		'activity.created',
		'business.data.updated',
		'business.status.updated',
		'data.updated',
		'status.updated',
		'transaction.created',
		'transaction.status.updated',
		'travel_rule.status.updated',
		'user.data.updated',
		'user.status.updated',
	]);
	expect(events.default).toEqual(['status.updated', 'data.updated']);
});

test('all ten statuses can be chosen', () => {
	const statuses = inside('filters', 'statuses');
	expect(values(statuses)).toEqual([
		'Abandoned',
		'Approved',
		'Awaiting User',
		'Declined',
		'Expired',
		'In Progress',
		'In Review',
		'Kyc Expired',
		'Not Started',
		'Resubmitted',
	]);
	expect(statuses.options).toContainEqual({ name: 'KYC Expired', value: 'Kyc Expired' });
});

test('the defaults are the careful ones', () => {
	expect(inside('options', 'registeredUrl').default).toBe('stop');
	expect(inside('options', 'acceptSimpleSignature').default).toBe(false);
	expect(inside('options', 'timestampTolerance').default).toBe(300);
	expect(inside('options', 'timestampTolerance').typeOptions).toMatchObject({ maxValue: 900 });
	expect(inside('filters', 'environment').default).toBe('all');
});

describe('settings', () => {
	const settings = (parameters: Record<string, unknown>) =>
		readSettings({
			getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
		} as never);

	test('what was not set has its default', () => {
		expect(settings({ events: ['status.updated'] })).toEqual({
			events: ['status.updated'],
			statuses: [],
			workflowIds: [],
			environment: 'all',
			tolerance: 300,
			acceptSimple: false,
		});
	});

	test.each([[['status.updated', 'user.data.updated']], ['status.updated, user.data.updated']])(
		'lists may come from an expression as text: %j',
		(list) => {
			const expected = ['status.updated', 'user.data.updated'];
			expect(settings({ events: list }).events).toEqual(expected);
			expect(settings({ filters: { statuses: list } }).statuses).toEqual(expected);
		},
	);

	test.each([
		['a, B ,,c', ['a', 'b', 'c']],
		[
			['A', ' b '],
			['a', 'b'],
		],
		['', []],
		[[], []],
	])('workflow IDs %j', (workflowIds, expected) => {
		expect(settings({ filters: { workflowIds } }).workflowIds).toEqual(expected);
	});

	test.each([
		[60, 60],
		[901, 900],
		[-1, 0],
		[NaN, 300],
	])('tolerance %d is %d', (timestampTolerance, expected) => {
		expect(settings({ options: { timestampTolerance } }).tolerance).toBe(expected);
	});
});
