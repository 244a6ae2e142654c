import assert from 'node:assert/strict';
import { failureOf, nodesRun } from '../../../scripts/host/executions.mts';
import { send } from '../../../scripts/host/http.mts';
import type { Json, Workflow } from '../../../scripts/host/types.mts';
import { nodeOf } from '../../e2e/examples.mts';
import type { Runner } from '../../e2e/runner.mts';
import type { Store } from '../store.mts';
import type { ProductionWorld } from '../world.mts';

const EVENT = 'status.updated';
/** More failures than there can be: what went wrong in an earlier chapter is not asked for. */
const ANY_FAILURES = 1_000_000;
const PATIENCE_MS = 10_000;

/** The example Watch, with what it is there to notice. */
export async function watchChapter(
	runner: Runner,
	world: ProductionWorld,
	store: Store,
): Promise<void> {
	const { examples, sandbox } = world;
	const { api_key: key } = store.application;
	const workflow = await examples.import('watch-the-trigger');
	const { credentials } = nodeOf(store.workflow, 'Sessions');
	for (const node of workflow.nodes) if (node.credentials?.diditApi) node.credentials = credentials;
	const watched = (settings: Json) =>
		watch(world, workflow, {
			url: store.url,
			event: EVENT,
			most_failures: ANY_FAILURES,
			...settings,
		});
	const { uuid } = await store.destination();
	const change = (body: Json) => didit(sandbox.url, key, 'PATCH', `${uuid}/`, body);

	await runner.test('says nothing where all is well', async () => {
		assert.equal(await watched({}), undefined);
	});

	await runner.test('tells that the destination is gone', async () => {
		assert.match(String(await watched({ url: `${world.cluster.url}/gone` })), /no destination/);
	});

	await runner.test('tells that it is switched off', async () => {
		await change({ enabled: false });
		const told = await watched({});
		await change({ enabled: true });
		assert.match(String(told), /switched off/);
	});

	await runner.test('tells that it does not get the event', async () => {
		const missing = 'transaction.created';
		assert.match(String(await watched({ event: missing })), new RegExp(`not send ${missing}`));
	});

	await runner.test('tells that n8n does not know the address', async () => {
		// As where n8n shows a workflow as published and has lost its webhook.
		const url = `${world.cluster.url}/webhook/unknown/didit`;
		const label = 'n8n: lost';
		const made = await didit(sandbox.url, key, 'POST', '', {
			...{ label, url, subscribed_events: [EVENT] },
		});
		const [session] = await store.newSessions(1);
		await sandbox.control.setOutcome(String(session), 'Approved');
		const told = await watched({ url, most_failures: 0 });
		await didit(sandbox.url, key, 'DELETE', `${String(made?.uuid)}/`);
		assert.match(String(told), /\(404\)/);
		assert.equal(await watched({}), undefined);
	});

	await runner.test('on the older API, tells that events go somewhere else', async () => {
		const application = await sandbox.control.createApplication({
			...{ name: 'Older', dialect: 'spec', webhook_url: `${world.cluster.url}/webhook/other` },
		});
		const data = { apiKey: application.api_key, baseUrl: `${sandbox.url}/v3` };
		const { id } = await world.n8n.client.createCredential({
			...{ name: 'Older', type: 'diditApi', data },
		});
		const node = nodeOf(workflow, 'Webhook');
		node.credentials = { diditApi: { id, name: 'Older' } };
		const older = (expected: string) =>
			watch(world, workflow, {}, { expected }, 'Every hour for the older API');
		assert.match(String(await older(store.url)), /other\. Unpublish/);
		assert.equal(await older(`${world.cluster.url}/webhook/other`), undefined);
	});
}

/** @returns what it told the team, if anything */
async function watch(
	{ examples, n8n, slack }: ProductionWorld,
	workflow: Workflow,
	settings: Json,
	older: Json = {},
	start = 'Start by hand',
): Promise<unknown> {
	await examples.fillIn(workflow, 'What to watch', settings);
	await examples.fillIn(workflow, 'Its address', older);
	slack.calls.length = 0;
	const execution = await n8n.client.runToEnd(workflow.id, start);
	assert.equal(execution.status, 'success', failureOf(execution));
	const told = slack.calls.splice(0);
	assert.equal(told.length, nodesRun(execution).includes('Tell the team') ? 1 : 0);
	return told[0]?.body.text;
}

/** Changes a destination at Didit, as a person does in the console. */
async function didit(
	url: string,
	key: string,
	method: string,
	path: string,
	body?: Json,
): Promise<Json | undefined> {
	const headers = { 'content-type': 'application/json', 'x-api-key': key };
	const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
	const response = await send(`${url}/v3/webhook/destinations/${path}`, init, PATIENCE_MS);
	const text = await response.text();
	assert.ok(response.ok, text);
	return text === '' ? undefined : (JSON.parse(text) as Json);
}
