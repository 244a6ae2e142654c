import { readFileSync } from 'node:fs';
import { say } from '../../scripts/host/print.mts';
import { contender } from '../trigger/contenders.mts';
import { measure } from '../trigger/rounds.mts';
import type { Stand } from './settings.mts';

const PARTS = 10;

/** Prints what each process holds while so many events go through. */
export async function benchMemory(stand: Stand, events: number): Promise<void> {
	const trigger = await contender(stand, 'didit');
	const names = Object.keys(stand.processes);
	say(`  ${'events'.padStart(8)}  ${names.map((name) => name.padStart(10)).join('')}   (MB)`);
	const print = (count: number): void => {
		const sizes = names.map((name) => residentMb(stand.processes[name] as number));
		say(
			`  ${String(count).padStart(8)}  ${sizes.map((mb) => mb.toFixed(0).padStart(10)).join('')}`,
		);
	};
	const part = Math.ceil(events / PARTS / 2);
	for (let count = 0; count < events; count += 2 * part) {
		// Each measurement is a round and one to warm up, of as many events.
		await measure(stand.measured, [trigger], { rounds: 1, events: part });
		print(count + 2 * part);
	}
}

/** Resident memory of a process, by proc(5); where the system does not tell, NaN. */
export function residentMb(pid: number): number {
	if (process.platform !== 'linux') return NaN;
	const [, kilobytes] =
		/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kilobytes) / 1024;
}
