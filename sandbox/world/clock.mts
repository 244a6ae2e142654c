interface Task {
	at: number;
	owner: string;
	run: () => Promise<void>;
}

const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * The sandbox's own time. Everything that has to do with time (timestamps, expiry, lockouts, rate
 * windows, webhook retries) reads it, so that a test moves it by hours instead of waiting.
 */
export class Clock {
	#realAnchor = Date.now();
	#anchor = this.#realAnchor;
	#speed = 1;
	/** Ordered by due time. */
	#tasks: Task[] = [];
	#timer: NodeJS.Timeout | undefined;
	#advancing: Promise<void> = Promise.resolve();
	#advancesLeft = 0;

	/** Milliseconds since 1970. */
	now(): number {
		return this.#anchor + (Date.now() - this.#realAnchor) * this.#speed;
	}

	seconds(): number {
		return Math.floor(this.now() / 1000);
	}

	iso(at = this.now()): string {
		return new Date(at).toISOString();
	}

	get speed(): number {
		return this.#speed;
	}

	setSpeed(speed: number): void {
		this.#moveTo(this.now());
		this.#speed = speed;
		this.#arm();
	}

	/** Runs `run` when the clock reaches `at`; `owner` names who can cancel it. */
	schedule(owner: string, at: number, run: () => Promise<void>): void {
		let index = this.#tasks.length;
		while (index > 0 && (this.#tasks[index - 1]?.at ?? 0) > at) index--;
		this.#tasks.splice(index, 0, { at, owner, run });
		if (index === 0) this.#arm();
	}

	cancel(owner: string): void {
		this.#tasks = this.#tasks.filter((task) => task.owner !== owner);
	}

	/** Back to the real time, nothing scheduled. */
	reset(): void {
		this.#tasks = [];
		this.#speed = 1;
		this.#moveTo(Date.now());
	}

	/**
	 * Moves on by `seconds`, stopping at each due task and waiting for it to end, so that a task's
	 * own follow-up still falls inside the stretch when it is due there.
	 */
	async advance(seconds: number): Promise<void> {
		this.#advancesLeft++;
		const turn = this.#advancing.then(() => this.#walkTo(this.now() + seconds * 1000));
		this.#advancing = turn.catch(() => undefined);
		try {
			await turn;
		} finally {
			this.#advancesLeft--;
			this.#arm();
		}
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#tasks = [];
	}

	async #walkTo(target: number): Promise<void> {
		for (let task = this.#tasks[0]; task && task.at <= target; task = this.#tasks[0]) {
			this.#tasks.shift();
			this.#moveTo(Math.max(task.at, this.now()));
			await task.run();
		}
		this.#moveTo(Math.max(target, this.now()));
	}

	#moveTo(time: number): void {
		this.#realAnchor = Date.now();
		this.#anchor = time;
	}

	#arm(): void {
		clearTimeout(this.#timer);
		const next = this.#tasks[0];
		if (!next || this.#advancesLeft > 0) return;
		const wait = Math.max(0, (next.at - this.now()) / this.#speed);
		this.#timer = setTimeout(
			() => {
				this.#runDue();
			},
			Math.min(wait, LONGEST_TIMER),
		);
	}

	#runDue(): void {
		if (this.#advancesLeft > 0) return;
		for (let task = this.#tasks[0]; task && task.at <= this.now(); task = this.#tasks[0]) {
			this.#tasks.shift();
			task.run().catch((error: unknown) => {
				console.error(error);
			});
		}
		this.#arm();
	}
}
