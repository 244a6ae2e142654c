import type { BinaryHelperFunctions } from 'n8n-workflow';
import { wait } from '../../common/host';

/** The body of an answer while it is still on its way. */
export type FileStream = Exclude<Parameters<BinaryHelperFunctions['prepareBinaryData']>[0], Buffer>;

/**
 * Takes a file as it comes, so that it is never in memory whole.
 *
 * @param headers of the answer, names in lower case
 * @returns what stands in the place of the answer's body
 * @throws what is wrong with the file or with the place where it goes
 */
export type Receive = (
	file: FileStream,
	headers: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** Enough of an error page for a person; the rest is not read. */
const MOST_ERROR_BYTES = 64 * 1024;

/**
 * Has the body of an answer taken, within a time: n8n's own timeout ends when the headers have come.
 *
 * @param ms milliseconds
 * @throws what `take` throws; an error with the code ETIMEDOUT when it takes longer
 */
export async function takeIn<Result>(
	file: FileStream,
	ms: number,
	take: (file: FileStream) => Promise<Result>,
): Promise<Result> {
	// A connection may break while nobody reads, and that would end the process.
	file.on('error', () => undefined);
	const over = new AbortController();
	const late = wait(ms, over.signal).then(() => {
		if (over.signal.aborted) return undefined as never;
		const error = Object.assign(new Error('It did not come in time'), { code: 'ETIMEDOUT' });
		// The streams of n8n end only with their next bytes, so that this alone would not do.
		file.destroy(error);
		throw error;
	});
	return await Promise.race([take(file), late]).finally(() => {
		over.abort();
		file.destroy();
	});
}

/** The bytes of an error, or their beginning. */
export async function errorBytes(file: FileStream): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of file as AsyncIterable<Buffer>) {
		chunks.push(chunk);
		size += chunk.length;
		if (size >= MOST_ERROR_BYTES) break;
	}
	return Buffer.concat(chunks);
}

/**
 * Looks at the first bytes of a file, and puts them back.
 *
 * @returns as many as were asked for, or all where there are fewer
 */
export async function firstBytes(file: FileStream, count: number): Promise<Buffer> {
	return await new Promise((resolve, reject) => {
		const settle = (finish: () => void) => {
			file.off('readable', look);
			file.off('end', nothing);
			file.off('error', reject);
			finish();
		};
		const look = () => {
			const bytes = file.read(count) as Buffer | null;
			if (bytes === null) return;
			settle(() => {
				file.unshift(bytes);
				resolve(bytes);
			});
		};
		const nothing = () => settle(() => resolve(Buffer.alloc(0)));
		file.on('readable', look);
		file.once('end', nothing);
		file.once('error', reject);
	});
}
