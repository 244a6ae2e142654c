import { duration, say } from '../host/print.mts';
import { Problem } from '../host/problem.mts';

/** Where there is more, it is the same again and again. */
const MOST_SHOWN = 10;

/** The checks one after another, each with a line on how it went. */
export class Steps {
	passed = 0;

	failed = 0;

	/** Runs one, prints what it finds, and says whether that was nothing. */
	async run(name: string, check: () => Promise<string[]> | string[]): Promise<boolean> {
		const begun = Date.now();
		const findings = await this.findings(check);
		const isGood = findings.length === 0;
		if (isGood) this.passed++;
		else this.failed++;
		say(`${isGood ? 'ok      ' : 'NOT GOOD'}  ${name} (${duration(Date.now() - begun)})`);
		for (const finding of findings.slice(0, MOST_SHOWN)) {
			say(`          - ${finding.replaceAll('\n', '\n            ')}`);
		}
		if (findings.length > MOST_SHOWN) say(`          - and ${findings.length - MOST_SHOWN} more`);
		return isGood;
	}

	/** What a step could not do is a finding too; the others still run. */
	private async findings(check: () => Promise<string[]> | string[]): Promise<string[]> {
		try {
			return await check();
		} catch (error) {
			return [error instanceof Problem ? error.message : String((error as Error).stack ?? error)];
		}
	}
}
