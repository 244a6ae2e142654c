import type { INodeParameters } from 'n8n-workflow';
import { checkAgent } from '../../nodes/Didit/agents/agentLock';
import { topUp } from '../../nodes/Didit/operations/billing/topUp';
import type { ItemParameters } from '../../nodes/Didit/input/ItemParameters';
import { diditTool } from '../support/engine';
import { byId, newSession, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication, requestsOf } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication();
});

const asAgent = (operation: string, parameters: INodeParameters = {}) =>
	operate(application, operation, parameters, { didit: diditTool() });

test('an agent may create a session and read its decision', async () => {
	const workflowId = byId(application.default_workflow_id);
	const created = await asAgent('session.create', { workflowId });
	const id = String(created.items[0]?.json.session_id);
	const read = await asAgent('session.getDecision', { sessionId: byId(id) });
	expect(read.items[0]?.json).toMatchObject({ status: 'Not Started' });
});

test('an agent may not delete, until somebody has unlocked it', async () => {
	const { session_id: id } = await newSession(application, 'Approved');
	const locked = await asAgent('session.delete', { sessionId: byId(id) });
	expect(locked.error).toMatchObject({
		message: '"Delete" is locked for agents, because it deletes for good',
		description:
			'Nothing was sent to Didit. Whoever builds the workflow can switch "Locked for Agents" off in this tool.',
	});
	expect(await requestsOf(application)).toEqual([]);

	const unlocked = await asAgent('session.delete', { sessionId: byId(id), lockedForAgents: false });
	expect(unlocked.items[0]?.json).toMatchObject({ deleted: true, sessionId: id });
});

test.each(['={{ false }}', 'false', null, 0])(
	'does not take %j for having been unlocked',
	async (lockedForAgents) => {
		const run = await asAgent('billing.topUp', { amountInDollars: 50, lockedForAgents });
		expect(run.error?.message).toBe('"Top Up" is locked for agents, because it leads to a payment');
	},
);

test.each([
	['n8n says so', { isToolExecution: () => true }],
	['the node is a tool that the engine runs', { getNode: () => ({ type: 'x.diditTool' }) }],
	["one of n8n's own agents runs the node", { getMode: () => 'internal' }],
])('knows an agent when %s', (_way, way) => {
	const context = {
		isToolExecution: () => false,
		getNode: () => ({ type: 'x.didit' }),
		getMode: () => 'trigger',
		getNodeParameter: (_name: string, _index: number, standard: unknown) => standard,
	};
	const check = (differences: object) => () =>
		checkAgent(topUp, { context: { ...context, ...differences } } as unknown as ItemParameters);
	expect(check({})).not.toThrow();
	expect(check(way)).toThrow('locked for agents');
});

test('reads the webhook configuration, but does not show the secret', async () => {
	const { items } = await asAgent('webhook.get');
	expect(String(items[0]?.json.secret_shared_key)).toMatch(/^\*+/);
	const revealed = await asAgent('webhook.get', { options: { revealSecret: true } });
	expect(revealed.error?.message).toBe(
		'"Get" is locked for agents, because it shows the signing secret',
	);
});

test.each(['createAndWait', 'waitForDecision', 'getPdf'])(
	'does not run %s, however the workflow came to ask for it',
	async (operation) => {
		const run = await asAgent(`session.${operation}`, {
			sessionId: byId('11111111-2222-4333-8444-555555555555'),
			workflowId: byId(application.default_workflow_id),
			email: 'ana@example.com',
		});
		expect(run.error?.message).toMatch(/ is not for agents$/);
		expect(await requestsOf(application)).toEqual([]);
	},
);

test('people meet no lock', async () => {
	const { session_id: id } = await newSession(application, 'Approved');
	const run = await operate(application, 'session.delete', { sessionId: byId(id) });
	expect(run.items[0]?.json).toMatchObject({ deleted: true, sessionId: id });
});
