import { systemClock } from '../../nodes/api/util/clock';

/**
 * Lets waiting take no time: where a node waits, its clock goes on instead. Undone by
 * `jest.restoreAllMocks()`.
 *
 * @param onWait called at every wait, with the milliseconds by which the clock went on
 * @returns the waits, in milliseconds, filled as they happen
 */
export function quickTime(
	onWait: (signal: AbortSignal | undefined, passed: number) => void | Promise<void> = () =>
		undefined,
): number[] {
	const waits: number[] = [];
	let ahead = 0;
	const now = () => Date.now() + ahead;
	jest.spyOn(systemClock, 'now').mockImplementation(now);
	jest.spyOn(systemClock, 'random').mockReturnValue(0.5);
	jest.spyOn(systemClock, 'wait').mockImplementation(async (ms, signal) => {
		waits.push(ms);
		const due = now() + ms;
		await Promise.resolve();
		// Two that wait at the same time wait for the longer time, not for both.
		const passed = Math.max(0, due - now());
		ahead += passed;
		await onWait(signal, passed);
	});
	return waits;
}
