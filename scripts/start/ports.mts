import { freePorts, isFree } from '../host/ports.mts';
import { say } from '../host/print.mts';
import { Problem } from '../host/problem.mts';

/**
 * The port that was asked for, or else the usual one, or a free one where that is taken.
 *
 * @param what takes the port, for the line that says so
 */
export async function choosePort(
	what: string,
	wanted: number | undefined,
	usual: number,
): Promise<number> {
	if (await isFree(wanted ?? usual)) return wanted ?? usual;
	if (wanted !== undefined) {
		throw new Problem(`Port ${wanted} for ${what} is in use by another program. Name a free one.`);
	}
	const [free] = (await freePorts(1)) as [number];
	say(`Port ${usual} is in use by another program: ${what} takes port ${free}.`);
	return free;
}
