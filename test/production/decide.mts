import { eachOf } from './parallel.mts';
import { Progress } from './progress.mts';
import type { ProductionWorld } from './world.mts';

/** Sessions that come to their outcome, each of which Didit tells n8n of. */
export interface Load {
	/** How many of them Didit has been answered for. */
	progress: Progress;
	/** Settles when that is so for all. */
	done: Promise<void>;
}

/**
 * Brings sessions to their outcome, so many at once.
 *
 * @param outcomes by session
 */
export function decide(
	{ sandbox }: ProductionWorld,
	outcomes: ReadonlyMap<string, string>,
	connections: number,
): Load {
	const progress = new Progress();
	const done = eachOf(
		[...outcomes],
		connections,
		async ([id, status]) => {
			await sandbox.control.setOutcome(id, status);
		},
		(count) => progress.set(count),
	);
	return { progress, done };
}

export const allApproved = (sessions: readonly string[]): Map<string, string> =>
	new Map(sessions.map((id) => [id, 'Approved']));
