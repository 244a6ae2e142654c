import { DiditClient } from '../../../nodes/api/DiditClient';
import { EXECUTE_POLICY } from '../../../nodes/api/policies';
import type { DiditContext, DiditRequest } from '../../../nodes/api/types';
import { mapConcurrent } from '../../../nodes/Didit/engine/mapConcurrent';
import type { LimiterSettings } from './limiter';
import { Limiter } from './limiter';
import { VirtualTime } from './virtualTime';

export interface Setting extends LimiterSettings {
	/** Requests of each process; each process is a worker of its own with the same key. */
	readonly requests: readonly number[];
	/** Whether they are executions of one process instead, which share their limiter. */
	readonly together?: boolean;
	/** When each process begins, in milliseconds; 0 where not given. */
	readonly starts?: readonly number[];
	/** Items under way at once in each. */
	readonly width?: number;
	/** Milliseconds on the way to Didit, and as many back: from, to. */
	readonly latency?: readonly [number, number];
	readonly seed?: number;
}

export interface Simulation {
	/** Milliseconds until all was done. */
	readonly taken: number;
	/** The same by the limit and the speed of sending alone. */
	readonly shortest: number;
	/** Part of all requests that Didit refused. */
	readonly refused: number;
	/** Longest time that an item took, by process, in milliseconds. */
	readonly longest: readonly number[];
	/** Items that failed. */
	readonly failed: number;
	/** Milliseconds for which each process only waited for the limit. */
	readonly stoodStill: readonly number[];
}

const CREATE: DiditRequest = { method: 'POST', path: ['session'], body: {}, rateScope: 'create' };

/** Sends through clients in several processes, in virtual time. */
export async function simulate(setting: Setting): Promise<Simulation> {
	const { requests, starts = [], width = 5, latency = [20, 80], seed = 1 } = setting;
	const time = new VirtualTime(seed);
	const limiter = new Limiter(time, setting);
	const travel = async () => {
		const [from, to] = latency;
		await time.wait(from + time.random() * (to - from));
	};
	const begun = time.now();
	const sharedClock = time.clock();
	let failed = 0;
	const processes = requests.map(async (count, index) => {
		await time.wait(starts[index] ?? 0);
		const context = contextWith(async () => {
			await travel();
			const { status, headers } = limiter.answer();
			await travel();
			return { statusCode: status, headers, body: {} };
		});
		const clock = setting.together ? sharedClock : time.clock();
		const client = new DiditClient(context, EXECUTE_POLICY, clock);
		const times = await mapConcurrent(count, width, async () => {
			const itemBegun = time.now();
			await client.send(CREATE).catch(() => failed++);
			return time.now() - itemBegun;
		});
		return { longest: Math.max(...times), stoodStill: client.stoodStill };
	});
	const outcomes = await time.until(Promise.all(processes));
	return {
		taken: time.now() - begun,
		shortest: shortestTime(setting),
		refused: limiter.refused / (limiter.taken + limiter.refused),
		longest: outcomes.map(({ longest }) => longest),
		failed,
		stoodStill: outcomes.map(({ stoodStill }) => stoodStill),
	};
}

function contextWith(answer: () => Promise<unknown>): DiditContext {
	return {
		getNode: () => ({ name: 'Didit', credentials: { diditApi: {} } }),
		getCredentials: async () => ({ apiKey: 'key', baseUrl: 'https://didit.test/v3' }),
		helpers: { httpRequestWithAuthentication: answer },
	} as unknown as DiditContext;
}

/** One request after the other as fast as all processes together can, and none over the limit. */
function shortestTime({
	requests,
	limit,
	window = 60_000,
	width = 5,
	latency = [20, 80],
}: Setting): number {
	const [from, to] = latency;
	const roundTrip = from + to;
	const step = roundTrip / (width * requests.length);
	const total = requests.reduce((sum, count) => sum + count, 0);
	const times: number[] = [];
	for (let index = 0; index < total; index++) {
		const sendable = index === 0 ? roundTrip : (times[index - 1] as number) + step;
		const allowed = index < limit ? 0 : (times[index - limit] as number) + window;
		times.push(Math.max(sendable, allowed));
	}
	return times.at(-1) ?? 0;
}
