import { styleText } from 'node:util';

const colours = process.stdout.isTTY && process.env.NO_COLOR === undefined;

export const bold = (text: string): string => (colours ? styleText('bold', text) : text);
export const dim = (text: string): string => (colours ? styleText('dim', text) : text);

/** Prints one line. */
export function say(line = ''): void {
	process.stdout.write(`${line}\n`);
}

/** A span of time as people say it: `8 s`, `2 min 05 s`. */
export function duration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	if (seconds < 60) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * Does long work and shows that it goes on: on a terminal one line that is kept up to date,
 * elsewhere a new line every ten seconds.
 *
 * @param label what is being done
 * @param detail how far it is, asked each time a line is shown; may be empty
 */
export async function withProgress<T>(
	label: string,
	detail: () => string,
	work: () => Promise<T>,
): Promise<T> {
	const started = Date.now();
	const inPlace = process.stdout.isTTY;
	const line = (): string => {
		const parts = [duration(Date.now() - started), detail()].filter((part) => part !== '');
		return `  ${label}: ${parts.join(', ')}`;
	};
	const timer = setInterval(
		() => {
			if (inPlace) process.stdout.write(`\r\x1b[K${dim(line())}`);
			else say(line());
		},
		inPlace ? 1_000 : 10_000,
	);
	try {
		return await work();
	} finally {
		clearInterval(timer);
		if (inPlace) process.stdout.write('\r\x1b[K');
	}
}
