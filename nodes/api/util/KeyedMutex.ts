/** Lets work on the same thing happen one after the other. */
export class KeyedMutex {
	/** The end of each queue. */
	private readonly last = new Map<string, Promise<unknown>>();

	/**
	 * @param key what the work is on
	 * @returns what the work gives, once all that came before has ended, well or not
	 */
	async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
		const before = this.last.get(key) ?? Promise.resolve();
		const turn = before.then(work, work);
		this.last.set(key, turn);
		try {
			return await turn;
		} finally {
			if (this.last.get(key) === turn) this.last.delete(key);
		}
	}
}
