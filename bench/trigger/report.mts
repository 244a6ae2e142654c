import { say } from '../../scripts/host/print.mts';
import { CONTENDERS, type ContenderName } from './contenders.mts';
import type { Round, Slice } from './rounds.mts';
import { median, quantile } from './statistics.mts';

interface Ratio {
	of: ContenderName;
	to: ContenderName;
	/** What it should be at least. */
	goal?: number;
}

interface Engine {
	env: NodeJS.ProcessEnv;
	/** For each contender in each round, unless told otherwise. */
	events: number;
	ratios: Ratio[];
}

/** n8n's settings for its expression engine, and what is compared under each. */
export const ENGINES = {
	default: {
		env: {},
		events: 50,
		ratios: [
			{ of: 'forgetful', to: 'bare', goal: 0.95 },
			{ of: 'didit', to: 'bare', goal: 0.9 },
			{ of: 'didit', to: 'forgetful' },
			{ of: 'mindful', to: 'forgetful' },
			{ of: 'didit', to: 'webhook' },
			{ of: 'didit', to: 'code' },
		],
	},
	lazy: {
		env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
		events: 150,
		ratios: [
			{ of: 'didit', to: 'webhook', goal: 0.95 },
			{ of: 'didit', to: 'code', goal: 1.2 },
			{ of: 'forgetful', to: 'bare' },
			{ of: 'didit', to: 'bare' },
			{ of: 'didit', to: 'forgetful' },
			{ of: 'mindful', to: 'forgetful' },
		],
	},
} satisfies Record<string, Engine>;

export type EngineName = keyof typeof ENGINES;

const WIDTH = Math.max(...Object.values(CONTENDERS).map(({ length }) => length));

/** Prints the figures of one engine, the goals that were missed as plainly as those that were met. */
export function report(rounds: Round[], ratios: Ratio[]): void {
	const names = [...(rounds[0]?.keys() ?? [])];
	say(`  ${''.padEnd(WIDTH)}  events/s   p50 ms   p95 ms   CPU ms/event`);
	for (const name of Object.keys(CONTENDERS) as ContenderName[]) {
		if (!names.includes(name)) continue;
		const slices = rounds.flatMap((round) => round.get(name) ?? []);
		const ms = slices.flatMap((slice) => slice.ms);
		const columns = [
			median(slices.map(({ perSecond }) => perSecond))
				.toFixed(1)
				.padStart(8),
			quantile(ms, 0.5).toFixed(0).padStart(7),
			quantile(ms, 0.95).toFixed(0).padStart(7),
			median(slices.map(({ cpuMs }) => cpuMs))
				.toFixed(1)
				.padStart(13),
		];
		say(`  ${CONTENDERS[name].padEnd(WIDTH)}  ${columns.join('  ')}`);
	}
	say('  Ratios of events/s in the same round: median (quartiles; least to most)');
	for (const { of, to, goal } of ratios) {
		const ratiosOf = (value: (slice: Slice) => number): number[] =>
			rounds.flatMap((round) => {
				const [above, below] = [round.get(of), round.get(to)];
				return above && below ? [value(above) / value(below)] : [];
			});
		const values = ratiosOf(({ perSecond }) => perSecond);
		const [least, lower, middle, upper, most] = [0, 0.25, 0.5, 0.75, 1].map((part) =>
			quantile(values, part).toFixed(2),
		);
		const spread = `${lower}–${upper}; ${least}–${most}`;
		const cpu = median(ratiosOf(({ cpuMs }) => 1 / cpuMs)).toFixed(2);
		say(`  ${CONTENDERS[of]} ÷ ${CONTENDERS[to]}: ${middle} (${spread}), by CPU ${cpu}`);
		if (goal === undefined) continue;
		say(`    goal ${goal}: ${median(values) >= goal ? 'met' : 'MISSED'}`);
	}
}
