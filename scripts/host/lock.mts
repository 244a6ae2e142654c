import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from './problem.mts';

/** A lock between processes: a folder (made atomically) that holds its owner's process id. */
export interface Lock {
	release(): Promise<void>;
}

const POLL_MS = 500;
/** Between making the folder and writing the id in it a process may have died. */
const UNSIGNED_MS = 10_000;

/**
 * Takes the lock, or returns the process id of the living process that holds it. A lock whose owner
 * is dead, or was taken before the machine started, is taken over.
 */
export async function tryLock(folder: string): Promise<Lock | number> {
	await mkdir(dirname(folder), { recursive: true });
	for (;;) {
		try {
			await mkdir(folder);
			await writeFile(ownerFile(folder), String(process.pid));
			return { release: () => rm(folder, { recursive: true, force: true }) };
		} catch (error) {
			if (codeOf(error) !== 'EEXIST') throw error;
		}
		const owner = await ownerOf(folder);
		if (owner !== undefined && (await isHeld(folder, owner))) {
			if (owner !== 0) return owner;
			await wait(POLL_MS);
		} else if (owner !== undefined) {
			await putAside(folder, owner);
		}
	}
}

/** Takes the lock, waiting as long as another living process holds it. */
export async function lock(folder: string, onWait: (owner: number) => void): Promise<Lock> {
	for (let told = false; ; told = true) {
		const taken = await tryLock(folder);
		if (typeof taken !== 'number') return taken;
		if (!told) onWait(taken);
		await wait(POLL_MS);
	}
}

const ownerFile = (folder: string): string => join(folder, 'pid');

/** The owner's process id; 0 when it has not signed yet, undefined when there is no lock any more. */
async function ownerOf(folder: string): Promise<number | undefined> {
	try {
		return Number.parseInt(await readFile(ownerFile(folder), 'utf8'), 10) || 0;
	} catch {
		return (await takenAt(folder)) === undefined ? undefined : 0;
	}
}

async function takenAt(folder: string): Promise<number | undefined> {
	return (await stat(folder).catch(() => undefined))?.mtimeMs;
}

async function isHeld(folder: string, owner: number): Promise<boolean> {
	const since = await takenAt(folder);
	if (since === undefined) return false;
	if (owner === 0) return Date.now() - since < UNSIGNED_MS;
	// After a restart of the machine the same id belongs to somebody else.
	return since >= Date.now() - uptime() * 1_000 && isAlive(owner);
}

export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) === 'EPERM';
	}
}

/**
 * Moves a dead owner's lock out of the way. Of several that try, one succeeds; if meanwhile another
 * process had already replaced the lock by its own, that one is put back.
 */
async function putAside(folder: string, dead: number): Promise<void> {
	const aside = `${folder}.${process.pid}`;
	try {
		await rename(folder, aside);
	} catch {
		return;
	}
	if ((await ownerOf(aside)) === dead) await rm(aside, { recursive: true, force: true });
	else await rename(aside, folder);
}
