/** A map of limited size; what was used longest ago makes room. */
export class LruMap<Value> {
	private readonly entries = new Map<string, Value>();

	/** @param most entries that are kept */
	constructor(private readonly most: number) {}

	get size(): number {
		return this.entries.size;
	}

	/** Looks without marking the entry as used. */
	has(key: string): boolean {
		return this.entries.has(key);
	}

	get(key: string): Value | undefined {
		const value = this.entries.get(key);
		if (value !== undefined) this.set(key, value);
		return value;
	}

	set(key: string, value: Value): void {
		// A Map keeps the order in which keys were added.
		this.entries.delete(key);
		this.entries.set(key, value);
		for (const oldest of this.entries.keys()) {
			if (this.entries.size <= this.most) return;
			this.entries.delete(oldest);
		}
	}
}
