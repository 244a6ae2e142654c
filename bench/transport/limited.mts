import { itemsOf } from '../../scripts/host/executions.mts';
import { send } from '../../scripts/host/http.mts';
import type { RunningN8n } from '../../scripts/host/n8n.mts';
import type { Execution, Json } from '../../scripts/host/types.mts';
import { inARow, itemsFrom, newApplication, WORK, type Contender } from './nodes.mts';
import { span } from './running.mts';
import type { World } from './world.mts';

/** Creations that Didit takes in any window. */
export const LIMIT = 600;

export interface Run {
	/** From the start of the first node that creates to the end of the last. */
	seconds: number;
	/** The shortest time in which the limit lets so many through. */
	shortest: number;
	/**
	 * In which the first window was used up. Each of its requests frees its place a window later, so
	 * the second one cannot be used up sooner either.
	 */
	first: number;
	/** Customers without a session. */
	lost: number;
	/** Customers with more than one. */
	doubled: number;
	/** Sessions at Didit of which no item tells. */
	untold: number;
	requests: number;
	refused: number;
	/** What the execution says, where it failed. */
	failure: string | undefined;
}

interface Book {
	requests: { at: string; status: number | null }[];
}

/**
 * Creates sessions for so many customers, shared equally by as many executions at the same time as
 * there are n8n's named (the same may be named twice).
 *
 * @param windowSeconds the length of Didit's window, 60 in truth
 */
export async function createLimited(
	world: World,
	contender: Contender,
	{
		customers,
		windowSeconds,
		hosts,
	}: { customers: number; windowSeconds: number; hosts: RunningN8n[] },
): Promise<Run> {
	const { control } = world.sandbox;
	const application = await newApplication(world, { balance: 1_000_000 });
	await control.request('POST', 'limits', {
		api_key: application.api_key,
		enabled: true,
		window_seconds: windowSeconds,
	});
	const share = customers / hosts.length;
	const workflows = await Promise.all(
		hosts.map(async (n8n, index) => {
			const rows = Array.from({ length: share }, (_, at) => ({ customer: `${index}-${at}` }));
			const nodes = [...itemsFrom(rows), ...(await contender.nodes(application, n8n))];
			return { n8n, workflow: await n8n.client.createWorkflow(inARow(contender.name, nodes)) };
		}),
	);
	const executions = await Promise.all(
		workflows.map(async ({ n8n: { client }, workflow: { id } }) => {
			const execution = await client.run(id, 'Start');
			return client.executionEnded(String(execution), windowSeconds * 10_000);
		}),
	);

	const key = encodeURIComponent(application.api_key);
	const { requests } = await control.request<Book>('GET', `book?api_key=${key}`);
	await control.request('POST', 'limits', { api_key: application.api_key, enabled: false });
	const sessions = await sessionsOf(application);
	return {
		seconds: span(executions),
		shortest: shortestTime(customers, windowSeconds, requests),
		first: firstWindow(requests),
		...compare(customers, sessions, executions),
		requests: requests.length,
		refused: requests.filter(({ status }) => status === 429).length,
		failure: executions.find(({ status }) => status !== 'success')?.data.resultData.error?.message,
	};
}

/**
 * Every full window has to pass after the first request. When it has, Didit's header tells in whole
 * seconds, rounded up: a client that knows nothing else cannot come sooner.
 */
function shortestTime(customers: number, windowSeconds: number, { [0]: first }: Book['requests']) {
	const windows = Math.ceil(customers / LIMIT) - 1;
	const begun = Date.parse(first?.at ?? '') / 1000;
	let time = begun;
	for (let window = 0; window < windows; window++) time = Math.ceil(time + windowSeconds);
	return time - begun;
}

function firstWindow(requests: Book['requests']): number {
	const taken = requests.filter(({ status }) => status !== 429).map(({ at }) => Date.parse(at));
	return ((taken[LIMIT - 1] ?? NaN) - (taken[0] ?? NaN)) / 1000;
}

interface Session {
	session_id: string;
	vendor_data: string;
}

async function sessionsOf({ base, api_key: key }: { base: string; api_key: string }) {
	const url = `${base}/sessions/?limit=100000`;
	const answer = await send(url, { headers: { 'x-api-key': key } }, 30_000);
	return ((await answer.json()) as { results: Session[] }).results;
}

function compare(customers: number, sessions: Session[], executions: readonly Execution[]) {
	const served = new Set(sessions.map(({ vendor_data: customer }) => customer));
	const told = new Set(
		executions.flatMap((execution) => itemsOf(execution, WORK)).map(({ json }) => idIn(json)),
	);
	return {
		lost: customers - served.size,
		doubled: sessions.length - served.size,
		untold: sessions.filter(({ session_id: id }) => !told.has(id)).length,
	};
}

const idIn = ({ session_id: id }: Json): unknown => id;
