import type { Child, Ended } from '../host/child.mts';

type Process = Pick<Child, 'pid' | 'ended' | 'stop'>;

/** One process of a cluster, which may be killed and come back. */
export class Member {
	readonly name: string;
	readonly #begin: (name: string) => Promise<Process>;
	#process: Process | undefined;
	#starts = 0;

	/** @param begin starts it; the name it is given is that of its log, another one at each start */
	constructor(name: string, begin: (name: string) => Promise<Process>) {
		this.name = name;
		this.#begin = begin;
	}

	/** Undefined while it is down. */
	get pid(): number | undefined {
		return this.#process?.pid;
	}

	/** Settles when the process that runs now is gone; never, while there is none. */
	get ended(): Promise<Ended> {
		return this.#process?.ended ?? new Promise(() => undefined);
	}

	async start(): Promise<void> {
		this.#starts++;
		this.#process = await this.#begin(`${this.name}-${this.#starts}`);
	}

	/** Ends it in order: it finishes what it has begun, as far as its time goes. */
	async stop(): Promise<void> {
		await this.#process?.stop();
		this.#process = undefined;
	}

	/** Ends it in the midst of whatever it does, as the kernel does when memory is short. */
	async kill(): Promise<void> {
		if (this.#process === undefined) return;
		const { pid, ended } = this.#process;
		try {
			process.kill(pid, 'SIGKILL');
		} catch {
			// ESRCH: it has just ended by itself, which is what was wanted.
		}
		await ended;
		this.#process = undefined;
	}
}
