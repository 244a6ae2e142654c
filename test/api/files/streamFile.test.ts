/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { errorBytes, firstBytes, takeIn } from '../../../nodes/api/files/streamFile';

const HOUR = 3_600_000;

/** A file that comes in these pieces. */
const inPieces = (...pieces: string[]) =>
	Readable.from(
		pieces.map((piece) => Buffer.from(piece)),
		{ objectMode: false },
	);

describe('the first bytes', () => {
	test.each([
		['at once', ['%PDF-1.4 rest'], '%PDF'],
		['one by one', ['%', 'P', 'D', 'F', '-1.4 rest'], '%PDF'],
		['in two pieces', ['%PD', 'F-1.4 rest'], '%PDF'],
		['fewer than asked for', ['%P'], '%P'],
		['just as many', ['%PDF'], '%PDF'],
		['none', [], ''],
	])('are seen when they come %s, and the file is whole after that', async (_how, pieces, seen) => {
		const file = inPieces(...pieces);
		expect((await firstBytes(file, 4)).toString()).toBe(seen);
		expect((await buffer(file)).toString()).toBe(pieces.join(''));
	});

	test('leave no listener behind', async () => {
		const file = inPieces('%PDF-1.4');
		await firstBytes(file, 4);
		expect(['readable', 'end', 'error'].map((event) => file.listenerCount(event))).toEqual([
			0, 0, 0,
		]);
	});

	test('of a file that breaks off are an error', async () => {
		const file = new PassThrough();
		file.write('%');
		const bytes = firstBytes(file, 4);
		file.destroy(new Error('broken'));
		await expect(bytes).rejects.toThrow('broken');
	});
});

describe('taking a file in', () => {
	test('gives what is made of it, and ends it', async () => {
		const file = inPieces('abc');
		expect(await takeIn(file, HOUR, async (taken) => (await buffer(taken)).toString())).toBe('abc');
		expect(file.destroyed).toBe(true);
	});

	test('that is given up ends it as well', async () => {
		const file = new PassThrough();
		const giveUp = async () => await Promise.reject(new Error('No file'));
		await expect(takeIn(file, HOUR, giveUp)).rejects.toThrow('No file');
		expect(file.destroyed).toBe(true);
	});

	test('outlives a break that comes while nobody reads', async () => {
		const file = new PassThrough();
		const taken = takeIn(file, HOUR, async () => {
			file.destroy(new Error('broken'));
			await new Promise((resolve) => setImmediate(resolve));
			return file.errored?.message;
		});
		expect(await taken).toBe('broken');
	});

	test('takes no longer than it may, even where the file does not end with it', async () => {
		const file = new PassThrough();
		const never = async () => await new Promise<never>(() => undefined);
		await expect(takeIn(file, 10, never)).rejects.toMatchObject({
			code: 'ETIMEDOUT',
			message: 'It did not come in time',
		});
		expect(file.errored).toMatchObject({ code: 'ETIMEDOUT' });
	});
});

describe('the bytes of an error', () => {
	test('are all of a short one', async () => {
		expect((await errorBytes(inPieces('{"detail":', '"No"}'))).toString()).toBe('{"detail":"No"}');
	});

	test('are the beginning of a long one, which is not read to its end', async () => {
		const kilobyte = 'x'.repeat(1024);
		let pieces = 0;
		const endless = Readable.from(
			(function* () {
				for (; pieces < 10_000; pieces++) yield Buffer.from(kilobyte);
			})(),
		);
		const bytes = await errorBytes(endless);
		expect(bytes).toHaveLength(64 * 1024);
		expect(endless.destroyed).toBe(true);
		expect(pieces).toBeLessThan(200);
	});
});
