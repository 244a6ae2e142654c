/** CPython at the other end of a pipe (canonical.py). */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { codeOf, Problem, reasonOf } from '../host/problem.mts';

export interface Answer {
	/** The canonical text, or undefined where CPython raises. */
	readonly canonical: string | undefined;
	/** Whether it took a higher recursion limit than Python starts with. */
	readonly deep: boolean;
	/** Name of the exception, where one was raised. */
	readonly raised: string | undefined;
}

export interface Python {
	/** Such as `CPython 3.11.7`. */
	readonly version: string;
	canonicalise(texts: readonly string[]): Promise<Answer[]>;
	/** Lets it end. */
	close(): void;
}

/** The longest that a batch may take; a thousandth of it is usual. */
const BATCH_MS = 120_000;

/** @throws Problem when there is no CPython to be had, or it ends before its time */
export async function startPython(): Promise<Python> {
	const child = spawn('python3', ['-I', path.join(import.meta.dirname, 'canonical.py')], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const failure = new Promise<never>((_resolve, reject) => {
		child.on('error', (error) => {
			reject(new Problem(missing(error)));
		});
		child.stdin.on('error', () => {
			// The end of the process says why.
		});
		child.on('exit', (code) => {
			reject(new Problem(`python3 ended early (code ${String(code)}). Its version must be 3.11+.`));
		});
	});
	// It may come while nobody waits.
	failure.catch(() => undefined);

	const frames = readFrames(child.stdout);
	const receive = async (): Promise<Buffer> => {
		const { value, done } = await frames.next();
		return done ? await failure : value;
	};
	// Where it cannot be started, its output may end in several ways.
	const version = (await Promise.race([receive(), failure])).toString();
	if (!version.startsWith('CPython ')) {
		child.stdin.end();
		throw new Problem(`python3 is ${version}; the reference is CPython.`);
	}
	return {
		version,
		async canonicalise(texts) {
			const late = setTimeout(() => child.kill(), BATCH_MS);
			try {
				child.stdin.write(Buffer.concat(texts.map((text) => frame(Buffer.from(text)))));
				const answers: Answer[] = [];
				while (answers.length < texts.length) {
					answers.push(toAnswer(await receive()));
				}
				return answers;
			} finally {
				clearTimeout(late);
			}
		},
		close() {
			child.stdin.end();
		},
	};
}

function missing(error: unknown): string {
	return codeOf(error) === 'ENOENT'
		? 'python3 is not on the PATH. This test compares with CPython: install Python 3.11 or newer.'
		: `python3 does not start: ${reasonOf(error)}`;
}

function frame(content: Buffer): Buffer {
	const head = Buffer.alloc(4);
	head.writeUInt32BE(content.length);
	return Buffer.concat([head, content]);
}

async function* readFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer, undefined> {
	let buffer: Buffer = Buffer.alloc(0);
	for await (const chunk of stream) {
		buffer = Buffer.concat([buffer, chunk]);
		let at = 0;
		while (buffer.length >= at + 4) {
			const end = at + 4 + buffer.readUInt32BE(at);
			if (buffer.length < end) break;
			yield buffer.subarray(at + 4, end);
			at = end;
		}
		buffer = buffer.subarray(at);
	}
	return undefined;
}

function toAnswer(content: Buffer): Answer {
	const kind = content.toString('latin1', 0, 1);
	const text = content.toString('utf8', 1);
	return kind === 'x'
		? { canonical: undefined, deep: false, raised: text }
		: { canonical: text, deep: kind === 'd', raised: undefined };
}
