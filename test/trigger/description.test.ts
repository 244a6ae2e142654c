import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { nodeParametersAreStatic, webhookDescriptionIsNativelyResolvable } from 'n8n-workflow';
import { readTriggerOptions } from '../../nodes/DiditTrigger/triggerOptions';
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
	[['status.updated', 'data.updated'], 'Session Status Updated, Session Data Updated'],
	['={{ "status.updated" }}', 'Session Status Updated'],
	['={{ ["brand.new"] }}', 'brand.new'],
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

test('all events of Didit can be chosen, the two of the specification are the default', () => {
	const events = find('events');
	expect(values(events)).toEqual([
		'status.updated',
		'data.updated',
		'activity.created',
		'business.data.updated',
		'business.status.updated',
		'message.status.updated',
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
	expect(inside('options', 'registration').default).toBe('automatic');
	expect(inside('options', 'acceptSimpleSignature').default).toBe(false);
	expect(inside('options', 'timestampTolerance').default).toBe(300);
	expect(inside('options', 'timestampTolerance').typeOptions).toMatchObject({ maxValue: 900 });
	expect(inside('filters', 'environment').default).toBe('all');
});

describe('settings', () => {
	/** As n8n hands them over: expressions are yielded by the time that they are asked for. */
	const settings = (parameters: Record<string, unknown>, raw: unknown = {}) =>
		readTriggerOptions({
			getNode: () => ({ parameters: raw }),
			getNodeParameter: (name: string, fallback?: unknown) =>
				parameters[name] ?? fallback ?? (name === 'events' ? ['status.updated'] : undefined),
		} as never);
	const ID = '7d4f1f60-0000-4000-8000-00000000000a';

	test('what was not set has its default', () => {
		expect(settings({})).toEqual({
			events: ['status.updated'],
			statuses: [],
			workflowIds: [],
			environment: 'all',
			tolerance: 300,
			acceptSimple: false,
			simplify: true,
			registration: 'automatic',
			flaws: [],
			doubts: [],
		});
	});

	test.each([
		[['status.updated', 'user.data.updated']],
		['status.updated, user.data.updated'],
		['Session Status Updated, USER.DATA.UPDATED'],
	])('events may come from an expression: %j', (events) => {
		const expected = ['status.updated', 'user.data.updated'];
		expect(settings({ events })).toMatchObject({ events: expected, flaws: [], doubts: [] });
	});

	test.each([
		[['In Review', 'Kyc Expired']],
		['IN_REVIEW, KYC Expired'],
		[['in review', 'kyc_expired']],
	])('statuses may: %j', (statuses) => {
		const expected = { statuses: ['In Review', 'Kyc Expired'], flaws: [] };
		expect(settings({ filters: { statuses } })).toMatchObject(expected);
	});

	test.each(['live', 'Live', 'LIVE'])('the environment may: %j', (environment) => {
		expect(settings({ filters: { environment } })).toMatchObject({
			environment: 'live',
			flaws: [],
		});
	});

	test.each([
		[`${ID}, ${ID.toUpperCase()}`, [ID, ID]],
		[
			[ID.toUpperCase(), ` ${ID} `],
			[ID, ID],
		],
		['', []],
		[[], []],
	])('workflow IDs %j', (workflowIds, expected) => {
		const read = settings({ filters: { workflowIds } });
		expect(read).toMatchObject({ workflowIds: expected, flaws: [] });
	});

	test.each([
		[60, 60],
		['600', 600],
		[901, 900],
		[-1, 0],
	])('tolerance %j is %d', (timestampTolerance, expected) => {
		const read = settings({ options: { timestampTolerance } });
		expect(read).toMatchObject({ tolerance: expected, flaws: [] });
	});

	test.each(['replace', 'Replace It', 'STOP'])('so may %j', (registeredUrl) => {
		expect(settings({ options: { registeredUrl } }).flaws).toEqual([]);
	});

	test.each<[string, Record<string, unknown>, RegExp]>([
		['no event', { events: [] }, /^"Events" names no event/],
		['an event that is none', { events: ['Approved'] }, /^"Events" has no choice "Approved"/],
		['a slip', { events: ['status.update'] }, /"status\.update"\. The nearest: Session Status Upd/],
		['a status', { filters: { statuses: ['Done'] } }, /^"Statuses" has no choice "Done"/],
		[
			'an environment',
			{ filters: { environment: 'prod' } },
			/"prod"\. Possible: All, Live, Sandbox/,
		],
		['a workflow by its name', { filters: { workflowIds: ['KYC'] } }, /"kyc", which is no ID/],
		['a tolerance', { options: { timestampTolerance: 'long' } }, /must be a number of seconds/],
		[
			'a choice',
			{ options: { registeredUrl: 'yes' } },
			/has no choice "yes"\. Possible: Stop, Rep/,
		],
	])('what can never match is told: %s', (_what, parameters, words) => {
		const { flaws } = settings(parameters);
		expect(flaws).toHaveLength(1);
		expect(flaws[0]).toMatch(words);
	});

	test.each(['statuses', 'workflowIds', 'environment'])(
		'a filter whose expression yields nothing lets nothing through: %s',
		(name) => {
			const read = settings(
				{ filters: { [name]: undefined } },
				{ filters: { [name]: '={{ $x }}' } },
			);
			expect(read.flaws).toEqual([expect.stringContaining('an expression that yields nothing')]);
			expect([read[name as 'statuses']].flat()).toEqual(['']);
		},
	);

	test('an event that only Didit knows may be typed, with a word on it', () => {
		const { events, flaws, doubts } = settings({ events: 'message.status.updated, brand.new' });
		expect(events).toEqual(['message.status.updated', 'brand.new']);
		expect(flaws).toEqual([]);
		expect(doubts).toEqual(['"Events" has no choice "brand.new". Didit may know it.']);
	});
});
