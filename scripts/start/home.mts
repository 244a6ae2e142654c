import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tryLock, type Lock } from '../host/lock.mts';
import { codeOf, Problem, reasonOf } from '../host/problem.mts';

/** An example that was imported: which workflow it became, and of what it was made. */
export interface ImportedExample {
	id: string;
	/** The workflow's version right after the import; another one means that somebody changed it. */
	versionId: string;
	/** Of the example as it was imported, credentials included. */
	hash: string;
}

/** What is kept between two starts. */
export interface HomeState {
	examples: Record<string, ImportedExample>;
	/** By name: the sandbox forgets its applications, and gets them again with the same keys. */
	applications: Record<string, { api_key: string; secret_shared_key: string }>;
	/** Of the account in the sandbox. */
	accountPassword: string;
}

const newState = (): HomeState => ({
	examples: {},
	applications: {},
	accountPassword: `Didit-${randomBytes(6).toString('hex')}`,
});

/** Where the n8n of `npm start` lives; one process at a time has it open. */
export class Home {
	readonly folder: string;
	readonly state: HomeState;
	readonly #lock: Lock;

	private constructor(folder: string, state: HomeState | undefined, held: Lock) {
		this.folder = folder;
		this.state = state ?? newState();
		this.#lock = held;
	}

	static async open(folder: string): Promise<Home> {
		await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
			throw new Problem(`${folder} cannot be made: ${reasonOf(error)}. Name another with --home.`);
		});
		const held = await tryLock(`${folder}.lock`);
		if (typeof held === 'number') {
			throw new Problem(
				`This is already running as process ${held}, with its n8n in ${folder}. ` +
					'Press Ctrl-C where it runs, or start another one beside it with --home <folder>.',
			);
		}
		try {
			return new Home(folder, await readState(stateFile(folder)), held);
		} catch (error) {
			await held.release();
			throw error;
		}
	}

	/** Writes the state; a crash meanwhile leaves the one before. */
	async save(): Promise<void> {
		const file = stateFile(this.folder);
		await writeFile(`${file}.new`, JSON.stringify(this.state, null, '\t'));
		await rename(`${file}.new`, file);
	}

	close(): Promise<void> {
		return this.#lock.release();
	}
}

const stateFile = (folder: string): string => join(folder, 'state.json');

async function readState(file: string): Promise<HomeState | undefined> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as HomeState;
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return undefined;
		throw new Problem(`${file} cannot be read: ${reasonOf(error)}. Delete it and start again.`);
	}
}
