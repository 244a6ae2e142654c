import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Random } from '../../scripts/differential/random.mts';
import type { N8nClient } from '../../scripts/host/client.mts';
import {
	deliverUntilJudged,
	newEvent,
	signedEvent,
	type Delivery,
} from '../../test/e2e/delivery.mts';
import { flood } from '../../test/e2e/flood.mts';
import type { Contender, ContenderName } from './contenders.mts';

export const CONNECTIONS = 20;
const POLL_MS = 25;
const SEED = 20_261_124;

/** What one contender did in one round. */
export interface Slice {
	/** Events whose executions ended, per second, from the first delivery to the last end. */
	perSecond: number;
	/** Until each delivery was answered. */
	ms: number[];
	/**
	 * CPU time of n8n's processes per event in milliseconds; where the system does not tell, NaN. It
	 * says more than events/s on a machine that has other work.
	 */
	cpuMs: number;
}

/** The n8n that is measured. */
export interface Measured {
	client: N8nClient;
	/** Its processes. */
	pids: readonly number[];
}

export type Round = Map<ContenderName, Slice>;

/** Lets all take the same number of deliveries in turn, in another order each round. */
export async function measure(
	n8n: Measured,
	contenders: Contender[],
	{ rounds, events }: { rounds: number; events: number },
	begin: () => void = () => undefined,
): Promise<Round[]> {
	const random = new Random(SEED);
	for (const contender of contenders) {
		// The Didit Trigger learns its secret, caches fill, code is compiled.
		await deliverUntilJudged(contender.url, delivery(contender.secret));
		await slice(n8n, contender, events);
	}
	const measured: Round[] = [];
	while (measured.length < rounds) {
		begin();
		const order = contenders
			.map((contender) => ({ contender, place: random.fraction() }))
			.sort((one, other) => one.place - other.place);
		const slices: Round = new Map();
		for (const { contender } of order) {
			slices.set(contender.name, await slice(n8n, contender, events));
		}
		measured.push(slices);
	}
	return measured;
}

async function slice(n8n: Measured, contender: Contender, events: number): Promise<Slice> {
	const { url, secret, workflowId } = contender;
	const deliveries = Array.from({ length: events }, () => delivery(secret));
	const running = { workflowId, status: RUNNING, limit: 1 };
	const [begun, cpuBefore] = [performance.now(), cpuOf(n8n.pids)];
	const answers = await flood(url, deliveries, CONNECTIONS);
	while ((await n8n.client.listExecutions(running)).length > 0) await wait(POLL_MS);
	const [took, cpu] = [performance.now() - begun, cpuOf(n8n.pids) - cpuBefore];
	for (const { status, text } of answers) assert.equal(status, 200, text);
	return {
		perSecond: (events / took) * 1_000,
		ms: answers.map(({ ms }) => ms),
		cpuMs: cpu / events,
	};
}

/** CPU time that processes have used, in milliseconds. */
function cpuOf(pids: readonly number[]): number {
	if (process.platform !== 'linux') return NaN;
	return pids.map(cpuOfOne).reduce((sum, one) => sum + one, 0);
}

function cpuOfOne(pid: number): number {
	// After the name, which may hold blanks: proc(5) counts utime and stime as fields 14 and 15.
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
	return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}

const MS_PER_TICK = 10;
const RUNNING = ['new', 'running'];

/** About a session, with a decision: some 1,200 bytes. */
export function delivery(secret: string): Delivery {
	return signedEvent(
		secret,
		newEvent({ workflow_id: 'b6d3f6a0-1d7c-4f0e-9a52-2f1c8d1e7a11', decision: DECISION }),
	);
}

const DECISION = {
	session_number: 4_711,
	features: ['ID_VERIFICATION', 'LIVENESS', 'FACE_MATCH', 'AML'],
	id_verifications: [
		{
			status: 'Approved',
			document_type: 'Passport',
			document_number: 'XK1234567',
			date_of_birth: '1990-05-15',
			expiration_date: '2032-04-30',
			issuing_state: 'ESP',
			issuing_state_name: 'Spain',
			first_name: 'Elena',
			last_name: 'Martínez Sánchez',
			gender: 'F',
			address: 'Calle Mayor 12, 28013 Madrid',
			warnings: [],
		},
	],
	liveness_checks: [{ status: 'Approved', method: 'ACTIVE_3D', score: 98, age_estimation: 33 }],
	face_matches: [{ status: 'Approved', score: 97 }],
	aml_screenings: [{ status: 'Approved', total_hits: 0, hits: [], score: 0 }],
};
