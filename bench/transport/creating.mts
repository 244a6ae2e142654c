import { say } from '../../scripts/host/print.mts';
import { DIDIT, HTTP, httpInBatches } from './creations.mts';
import { createLimited, LIMIT, type Run } from './limited.mts';
import { goal } from './print.mts';
import type { Settings } from './run.mts';
import type { World } from './world.mts';

const CUSTOMERS = 1_200;

/** One execution against the limit. */
export async function alone(world: World, { windowSeconds }: Settings): Promise<void> {
	const host = await world.n8n();
	heading('a', 'in one execution', windowSeconds);
	for (const contender of [DIDIT, HTTP, httpInBatches(LIMIT, (windowSeconds + 1) * 1_000)]) {
		const run = await createLimited(world, contender, {
			customers: CUSTOMERS,
			windowSeconds,
			hosts: [host],
		});
		report(contender.name, run, contender === DIDIT ? 0.95 : undefined);
	}
}

/** Two executions that know nothing of each other, in one n8n and in two. */
export async function shared(world: World, { windowSeconds }: Settings): Promise<void> {
	const [host, other] = [await world.n8n(), await world.n8n(1)];
	heading('b', 'shared by two executions', windowSeconds);
	const batches = httpInBatches(LIMIT / 2, (windowSeconds + 1) * 1_000);
	for (const [contender, hosts, place] of [
		[DIDIT, [host, host], 'in one n8n'],
		[DIDIT, [host, other], 'in two'],
		[HTTP, [host, host], 'in one n8n'],
		[batches, [host, host], 'in one n8n'],
	] as const) {
		const run = await createLimited(world, contender, {
			customers: CUSTOMERS,
			windowSeconds,
			hosts: [...hosts],
		});
		report(`${contender.name}, ${place}`, run, contender === DIDIT ? 0.85 : undefined);
	}
}

function heading(part: string, how: string, windowSeconds: number): void {
	const speed = 60 / windowSeconds;
	const faster = speed === 1 ? '' : ` (Didit's 60 s, ${speed.toFixed(1)} times faster)`;
	say(
		`\n(${part}) ${CUSTOMERS} creations ${how}, limit ${LIMIT} in any ${windowSeconds} s${faster}`,
	);
}

function report(name: string, run: Run, least?: number): void {
	const { seconds, shortest, first, lost, doubled, untold, requests, refused, failure } = run;
	const share = ((100 * refused) / requests).toFixed(1);
	say(`  ${name}`);
	say(
		`    ${lost} customers lost, ${doubled} doubled, ${untold} sessions that no item tells of; ` +
			`${requests} requests, ${refused} of them 429 (${share} %)`,
	);
	if (lost > 0) say(`    ended after ${seconds.toFixed(1)} s${failure ? `: ${failure}` : ''}`);
	else
		say(
			`    ${seconds.toFixed(1)} s, the first ${LIMIT} of them in ${first.toFixed(1)} s; ` +
				`shortest ÷ taken = ${goal(shortest / seconds, 'least', least)}, ` +
				`with the time of the first ${((shortest + first) / seconds).toFixed(2)}`,
		);
}
