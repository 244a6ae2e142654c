import { say } from '../../scripts/host/print.mts';
import { flood } from '../../test/e2e/flood.mts';
import { contender, CONTENDERS, type ContenderName } from '../trigger/contenders.mts';
import { CONNECTIONS, delivery, measure } from '../trigger/rounds.mts';
import { median, quantile } from '../trigger/statistics.mts';
import type { Stand } from './settings.mts';

/** The trigger, without its memory for repeats, one that checks nothing, and n8n's own node. */
const NAMES: ContenderName[] = ['didit', 'forgetful', 'bare', 'webhook'];
/** Nothing fills its memory here beforehand. */
const LABELS = { ...CONTENDERS, didit: 'Didit Trigger' };
/** One delivery after the other: what an answer takes where nothing queues up. */
const BELOW_THE_LIMIT = 1;

export interface Load {
	rounds: number;
	/** Of each contender in each round. */
	events: number;
}

/** Prints events/s and the times of the answers for each contender. */
export async function benchLoad(
	stand: Stand,
	{ rounds, events }: Load,
	names: ContenderName[] = NAMES,
): Promise<void> {
	const contenders = [];
	for (const name of names) contenders.push(await contender(stand, name));
	const measured = await measure(stand.measured, contenders, { rounds, events });
	const rate = (round: (typeof measured)[number], name: ContenderName): number =>
		round.get(name)?.perSecond ?? NaN;
	for (const { name, url, secret } of contenders) {
		const slices = measured.flatMap((round) => round.get(name) ?? []);
		const deliveries = Array.from({ length: events }, () => delivery(secret));
		const calm = (await flood(url, deliveries, BELOW_THE_LIMIT)).map(({ ms }) => ms);
		say(
			`  ${LABELS[name].padEnd(28)} ${median(slices.map(({ perSecond }) => perSecond)).toFixed(1)} events/s; ` +
				`answered after ${percentiles(slices.flatMap(({ ms }) => ms))} ms at ${CONNECTIONS} connections, ` +
				`${percentiles(calm)} ms at ${BELOW_THE_LIMIT}; ` +
				`${median(slices.map(({ cpuMs }) => cpuMs)).toFixed(0)} ms of CPU an event`,
		);
	}
	for (const other of names.filter((name) => name !== 'didit')) {
		const ratios = measured.map((round) => rate(round, 'didit') / rate(round, other));
		const [least, middle, most] = [0, 0.5, 1].map((part) => quantile(ratios, part).toFixed(2));
		say(`  ${LABELS.didit} ÷ ${LABELS[other]}: ${middle} (${least}–${most})`);
	}
}

/** At p50, p95 and p99. */
const percentiles = (ms: readonly number[]): string =>
	[0.5, 0.95, 0.99].map((part) => quantile(ms, part).toFixed(0)).join('/');
