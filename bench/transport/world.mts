import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureHost } from '../../scripts/host/install.mts';
import { startN8n, type RunningN8n } from '../../scripts/host/n8n.mts';
import { installPackage, packPackage } from '../../scripts/host/package.mts';
import { startSandbox, type RunningSandbox } from '../../scripts/host/sandbox.mts';
import { packMinimal } from './minimal.mts';
import { warmUp } from './warmUp.mts';

/** What the measurements share: a local Didit, and n8n with this package where one is needed. */
export class World {
	readonly folder: string;
	readonly sandbox: RunningSandbox;
	readonly #running: Promise<RunningN8n>[] = [];
	#tarballs: Promise<string[]> | undefined;

	private constructor(folder: string, sandbox: RunningSandbox) {
		this.folder = folder;
		this.sandbox = sandbox;
	}

	static async bringUp(): Promise<World> {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-bench-'));
		return new World(folder, await startSandbox({ logFile: join(folder, 'sandbox.log') }));
	}

	/** The first n8n, or another one beside it that shares nothing with it; started when asked for. */
	n8n(index = 0): Promise<RunningN8n> {
		return (this.#running[index] ??= this.#start(index));
	}

	async #start(index: number): Promise<RunningN8n> {
		const host = await ensureHost();
		this.#tarballs ??= Promise.all([packPackage(this.folder), packMinimal(this.folder)]);
		const userFolder = join(this.folder, `n8n-${index}`);
		for (const tarball of await this.#tarballs) await installPackage(userFolder, tarball);
		const n8n = await startN8n({ host, userFolder });
		await warmUp(this, n8n);
		return n8n;
	}

	async stop(): Promise<void> {
		for (const n8n of this.#running) await (await n8n).stop();
		await this.sandbox.stop();
		await rm(this.folder, { recursive: true, force: true });
	}
}
