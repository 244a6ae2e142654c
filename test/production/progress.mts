/** How far something has come, for those who wait for it. */
export class Progress {
	#count = 0;
	#waiting: { count: number; go: () => void }[] = [];

	set(count: number): void {
		this.#count = count;
		for (const one of this.#waiting) if (one.count <= count) one.go();
		this.#waiting = this.#waiting.filter((one) => one.count > count);
	}

	reaches(count: number): Promise<void> {
		if (this.#count >= count) return Promise.resolve();
		return new Promise((go) => this.#waiting.push({ count, go }));
	}
}
