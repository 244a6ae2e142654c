import type { Clock } from '../../nodes/api/types.ts';
import { Random } from '../differential/random.mts';
import type { SandboxControl } from '../host/sandboxControl.mts';

/**
 * The sandbox's clock, for the node: where the node waits, the sandbox's time moves on instead, for
 * everybody. To requests that are under way meanwhile it looks as if they had taken that long.
 */
export async function sandboxClock(control: SandboxControl, seed: number): Promise<Clock> {
	const random = new Random(seed);
	let ahead = 0;
	const look = async (advance?: number): Promise<void> => {
		const { now } = advance
			? await control.request<{ now: string }>('POST', 'clock', { advance_seconds: advance / 1000 })
			: await control.request<{ now: string }>('GET', 'clock');
		ahead = Date.parse(now) - Date.now();
	};
	const now = () => Date.now() + ahead;
	let turn = look();
	await turn;
	return {
		now,
		random: () => random.fraction(),
		wait: async (ms, signal) => {
			const due = now() + ms;
			// One after the other: two that wait at the same time wait for the longer time, not for both.
			turn = turn.then(async () => {
				const missing = due - now();
				if (missing > 0 && !signal?.aborted) await look(missing);
			});
			await turn;
		},
	};
}
