/** Random numbers that a seed repeats (mulberry32): the same on every machine. */
export class Random {
	private state: number;

	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	/** From 0 up to, not including, 1. */
	fraction(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number, both ends included. */
	between(least: number, most: number): number {
		return least + Math.floor(this.fraction() * (most - least + 1));
	}

	chance(probability: number): boolean {
		return this.fraction() < probability;
	}

	pick<T>(choices: readonly T[]): T {
		const choice = choices[this.between(0, choices.length - 1)];
		if (choice === undefined) throw new RangeError('nothing to pick from');
		return choice;
	}

	/** Decimal digits, the first of them not 0. */
	digits(count: number): string {
		let text = String(this.between(1, 9));
		while (text.length < count) text += String(this.between(0, 9));
		return text;
	}
}
