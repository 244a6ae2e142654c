import { duration, say } from '../../scripts/host/print.mts';

/** Thrown by a test that cannot be run here; its message says why. */
export class Skip extends Error {}

type Outcome = 'passed' | 'failed' | 'skipped';

/** Runs tests one after another: they share one n8n, and a failed one does not stop the next. */
export class Runner {
	readonly #results: { name: string; outcome: Outcome }[] = [];
	readonly #started = Date.now();
	#chapter = '';

	get failed(): boolean {
		return this.#count('failed') > 0;
	}

	/** A chapter's own preparations may fail too; that counts as a failed test. */
	async chapter(title: string, body: () => Promise<void>): Promise<void> {
		this.#chapter = title;
		say(`\n${title}`);
		await body().catch((error: unknown) => this.#note('preparations', error, 0));
	}

	async test(name: string, body: () => Promise<void> | void): Promise<void> {
		const started = Date.now();
		try {
			await body();
			this.#note(name, undefined, started);
		} catch (error) {
			this.#note(name, error, started);
		}
	}

	summary(): string {
		const failures = this.#results
			.filter(({ outcome }) => outcome === 'failed')
			.map(({ name }) => `  ✗ ${name}`);
		const counts = (['passed', 'failed', 'skipped'] as const).map(
			(outcome) => `${this.#count(outcome)} ${outcome}`,
		);
		return [...failures, `${counts.join(', ')} in ${duration(Date.now() - this.#started)}`].join(
			'\n',
		);
	}

	#note(name: string, error: unknown, started: number): void {
		const [outcome, line] = this.#judge(error, started);
		this.#results.push({ name: `${this.#chapter}: ${name}`, outcome });
		say(line.replace('%', name));
	}

	#judge(error: unknown, started: number): [Outcome, string] {
		if (error === undefined) return ['passed', `  ✓ % (${duration(Date.now() - started)})`];
		if (error instanceof Skip) return ['skipped', `  - %: skipped, ${error.message}`];
		const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
		return ['failed', `  ✗ %\n${details.replace(/^/gm, '      ')}`];
	}

	#count(wanted: Outcome): number {
		return this.#results.filter(({ outcome }) => outcome === wanted).length;
	}
}
