/** CPython with the specification's own functions, timed by itself (timer.py). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Candidate } from './measure.mts';

export interface Python {
	/** Such as `CPython 3.11.7`. */
	readonly version: string;
	/** What it takes from the bytes to the canonical form. */
	canonicalising(name: string, text: string): Candidate;
	close(): void;
}

/** @returns undefined where there is no python3, or it does not run this */
export async function startPython(): Promise<Python | undefined> {
	const child = spawn('python3', ['-I', path.join(import.meta.dirname, 'timer.py')], {
		stdio: ['pipe', 'pipe', 'ignore'],
	});
	child.stdin.on('error', () => undefined);
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const [version] = await Promise.race([
		lines.next().then(({ value }) => [value as string | undefined]),
		once(child, 'error').then((): [undefined] => [undefined]),
	]);
	if (version === undefined) return undefined;
	return {
		version,
		canonicalising(name, text) {
			return {
				name,
				async time() {
					child.stdin.write(`${JSON.stringify(text)}\n`);
					const { value } = (await lines.next()) as { value?: string };
					if (value === undefined) throw new Error('python3 ended early');
					return Number(value);
				},
			};
		},
		close() {
			child.stdin.end();
		},
	};
}
