import { setTimeout as wait } from 'node:timers/promises';
import { failureOf } from '../../scripts/host/executions.mts';
import { send } from '../../scripts/host/http.mts';
import { say } from '../../scripts/host/print.mts';
import type { SandboxBook } from '../../scripts/host/sandboxControl.mts';
import type { Execution, Json } from '../../scripts/host/types.mts';
import { counts } from '../../test/production/counts.mts';
import { person } from '../../test/e2e/person.mts';
import { Waiter } from '../../test/e2e/waiter.mts';
import { diditNode, inARow } from '../transport/nodes.mts';
import { contender } from '../trigger/contenders.mts';
import { alone, cluster, type Setting, type Stand } from './settings.mts';

/** Longer than any step takes here, shorter than a person and than the list. */
const TIMEOUT_SECONDS = 5;
const SESSIONS = 5_000;
/** What Didit takes for each page: the list is far from its end when the time is up. */
const PAGE_MS = 500;
/** In a workflow's settings: its time is not limited, whatever the environment says. */
const NO_TIMEOUT = -1;
/** n8n looks about once a minute for waits that are over. */
const PATIENCE_MS = 240_000;
/** Below what the event has, above what n8n's own interface is sent here. */
const PAYLOAD_MB = 0.05;
const BIG_BYTES = 100_000;
/** Didit's retries, one after the other. */
const RETRIES_AFTER_SECONDS = [60, 240];

/** Prints what becomes of executions that take too long, and of an event that is too big. */
export async function benchLimits(setting: (name: string) => Setting): Promise<void> {
	const timeout = { EXECUTIONS_TIMEOUT: String(TIMEOUT_SECONDS) };
	const name = `EXECUTIONS_TIMEOUT=${TIMEOUT_SECONDS}`;
	await alone(setting(`${name}, one main process`), tooLong, timeout);
	await cluster(setting(`${name}, 2 workers`), 2, tooLong, timeout);
	const payload = { N8N_PAYLOAD_SIZE_MAX: String(PAYLOAD_MB) };
	await cluster(setting(`N8N_PAYLOAD_SIZE_MAX=${PAYLOAD_MB}`), 1, tooBig, payload);
}

async function tooLong(stand: Stand): Promise<void> {
	const { client } = stand.n8n;
	const returns = await Waiter.published(stand, 'Comes back');
	const limited = { waitAmount: 1, waitUnit: 'minutes' };
	const late = await Waiter.published(stand, 'Does not come back', limited);
	const unlimited = await Waiter.published(stand, 'Has a setting of its own', limited);
	const { id, settings } = unlimited.workflow;
	await client.updateWorkflow(id, { settings: { ...settings, executionTimeout: NO_TIMEOUT } });
	await client.publish(id);
	const back = await returns.call('one');
	const never = [await late.call('two'), await unlimited.call('three')];
	await wait(2 * TIMEOUT_SECONDS * 1_000);
	const page = await person.open(await person.verify(String(back.session.url), 'Approved'));
	const after = await client.executionEnded(back.execution.id, PATIENCE_MS);
	say(`  the person comes back later than that, is shown ${page.status}: ${told(after)}`);
	say(`  a list of ${SESSIONS} that takes longer: ${await listed(stand)}`);
	const over = await Promise.all(
		never.map(({ execution }) => client.executionEnded(execution.id, PATIENCE_MS)),
	);
	say(
		`  Wait at Most runs out later than that: ${over.map(told).join('; with Timeout Workflow off: ')}`,
	);
}

async function listed({ n8n, sandbox }: Stand): Promise<string> {
	const made = await sandbox.control.createApplication({ name: 'List' });
	const { api_key } = made;
	const status = 'Approved';
	await sandbox.control.request('POST', 'sessions', { api_key, count: SESSIONS, status });
	const latency = { kind: 'latency', ms: PAGE_MS, times: null };
	await sandbox.control.request('POST', 'faults', { api_key, ...latency });
	const parameters = { resource: 'session', operation: 'getAll', returnAll: true };
	const application = { ...made, base: `${sandbox.url}/v3` };
	const workflow = await n8n.client.createWorkflow(
		inARow('List', [await diditNode(parameters, application, n8n)]),
	);
	const begun = Date.now();
	const id = String(await n8n.client.run(workflow.id, 'Start'));
	const execution = await n8n.client.executionEnded(id, PATIENCE_MS);
	const took = (Date.now() - begun) / 1_000;
	const pages = async () =>
		(await sandbox.control.request<SandboxBook>('GET', `book?api_key=${api_key}`)).requests.length;
	const before = await pages();
	await wait(6 * PAGE_MS);
	return `after ${took.toFixed(1)} s ${told(execution)}; ${(await pages()) - before} requests after it`;
}

const told = (execution: Execution): string =>
	[execution.status, failureOf(execution)].filter(Boolean).join(', ');

async function tooBig({ sandbox, ...stand }: Stand): Promise<void> {
	const { control, url } = sandbox;
	const { application } = await contender({ sandbox, ...stand }, 'didit');
	const { api_key: key, default_workflow_id: workflow_id } = application;
	for (const note of ['short', 'x'.repeat(BIG_BYTES)]) {
		const response = await send(
			`${url}/v3/session/`,
			{
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-api-key': key },
				body: JSON.stringify({ workflow_id, metadata: { note } }),
			},
			PATIENCE_MS,
		);
		const { session_id: session } = (await response.json()) as Json;
		await control.setOutcome(String(session), 'Approved');
		for (const seconds of RETRIES_AFTER_SECONDS) {
			await control.request('POST', 'clock', { advance_seconds: seconds });
		}
		// The next signature has to be of now, by n8n's clock.
		await control.request('POST', 'clock', { reset: true });
		const { deliveries } = await control.request<SandboxBook>('GET', `book?api_key=${key}`);
		const ours = deliveries.filter(
			({ body }) => body.includes(String(session)) && body.includes('Approved'),
		);
		const bytes = Buffer.byteLength(String(ours[0]?.body));
		say(`  an event of ${bytes} bytes: ${counts(ours.map(({ status }) => status ?? 'no answer'))}`);
	}
}
