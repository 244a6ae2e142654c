import type { INodeExecutionData, IPairedItemData } from 'n8n-workflow';
import { runDidit } from '../../test/support/engine.ts';
import { send } from '../host/http.mts';
import type { RunningSandbox } from '../host/sandbox.mts';
import type { Json } from '../host/types.mts';
import { sandboxClock } from './clock.mts';
import { customerAt, judge, type AtDidit, type Attempt, type Verdict } from './judge.mts';
import { createSessions, creatingNode, type Work } from './node.mts';
import { TROUBLES, type Troubles } from './troubles.mts';

export interface Outcome extends Verdict {
	name: string;
	requests: number;
	/** Requests that Didit answered with 429. */
	refused: number;
}

/**
 * Creates sessions through the node while Didit plays the troubles of this seed.
 *
 * @param work the node's own, or that of one that is broken on purpose
 */
export async function runSeed(
	sandbox: RunningSandbox,
	seed: number,
	count: number,
	work: Work = createSessions,
): Promise<Outcome> {
	const { control, url } = sandbox;
	await control.request('POST', 'reset');
	const troubles = TROUBLES[seed % TROUBLES.length] as Troubles;
	const application = await control.request<Json & { api_key: string }>('POST', 'applications', {
		name: 'Fault run',
		balance: count * 10,
		...troubles.application,
	});
	const key = application.api_key;
	await begin(sandbox, key, troubles, seed);

	const round = Math.floor(seed / TROUBLES.length);
	const customers = Array.from({ length: count }, (_, index) => customerAt(index));
	const { items, errors, error } = await runDidit({
		didit: creatingNode(await sandboxClock(control, seed), work),
		parameters: {
			resource: 'session',
			operation: 'create',
			workflowId: { __rl: true, mode: 'id', value: String(application.default_workflow_id) },
			vendorData: '={{ $json.customer }}',
			options: troubles.options ?? {},
		},
		credentials: { diditApi: { apiKey: key, baseUrl: `${url}/v3` } },
		items: customers.map((customer) => ({ json: { customer } })),
		onError: round % 2 === 0 ? 'continueRegularOutput' : 'continueErrorOutput',
	});

	const atDidit = await lookUp(sandbox, key);
	const verdict = judge(customers, asOne(items, errors), atDidit);
	if (error) verdict.wrong.push(`the execution failed: ${error.message}`);
	return {
		name: troubles.name,
		...verdict,
		requests: atDidit.attempts.length,
		refused: atDidit.attempts.filter(({ status }) => status === 429).length,
	};
}

/** Both outputs as one again. Where there is only one, it must be in order by itself. */
function asOne(items: INodeExecutionData[], errors: INodeExecutionData[]): INodeExecutionData[] {
	const indexOf = ({ pairedItem }: INodeExecutionData) => (pairedItem as IPairedItemData).item;
	if (errors.length === 0) return items;
	return [...items, ...errors].sort((left, right) => indexOf(left) - indexOf(right));
}

async function begin(
	{ control }: RunningSandbox,
	key: string,
	{ faults, limits }: Troubles,
	seed: number,
): Promise<void> {
	for (const [index, fault] of faults.entries()) {
		await control.request('POST', 'faults', {
			api_key: key,
			path: '/v3/session/',
			times: null,
			...fault,
			seed: seed * faults.length + index,
		});
	}
	if (limits) await control.request('POST', 'limits', { api_key: key, enabled: true, ...limits });
}

/** What Didit has of this key, now that all is quiet. */
async function lookUp({ control, url }: RunningSandbox, key: string): Promise<AtDidit> {
	const { requests } = await control.request<{ requests: Attempt[] }>(
		'GET',
		`book?api_key=${encodeURIComponent(key)}`,
	);
	await control.request('DELETE', `faults?api_key=${encodeURIComponent(key)}`);
	const list = await send(
		`${url}/v3/sessions/?limit=1000000`,
		{ headers: { 'x-api-key': key } },
		30_000,
	);
	const { results } = (await list.json()) as { results: AtDidit['sessions'] };
	return { attempts: requests, sessions: results };
}
