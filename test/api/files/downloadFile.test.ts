/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { IExecuteFunctions } from 'n8n-workflow';
import { downloadFile } from '../../../nodes/api/files/downloadFile';
import { FakeClock, MINUTE } from '../../trigger/clock';

const BASE = 'https://verification.didit.me/v3';
const LINK = 'https://media.example/a.jpg?X-Signature=secret';

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

/** A host that answers with these pieces, what it was asked, and whether it was let go. */
function hostOf(pieces: AsyncIterable<Buffer> | string[], head: object = {}) {
	const asked: unknown[] = [];
	const state = { asked, destroyed: false };
	const body = {
		async *[Symbol.asyncIterator]() {
			for await (const piece of pieces) yield Buffer.from(piece as string);
		},
		destroy: () => (state.destroyed = true),
	};
	const httpRequest = async (options: unknown) => {
		asked.push(options);
		return { statusCode: 200, headers: {}, body, ...head };
	};
	const { signal } = new AbortController();
	const context = { helpers: { httpRequest }, getExecutionCancelSignal: () => signal };
	return { state, signal, context: context as unknown as IExecuteFunctions };
}

const rules = (clock = new FakeClock()) => ({ baseUrl: BASE, mostBytes: 10, clock });

test('gives the file, and lets its host go', async () => {
	const headers = { 'content-type': 'image/jpeg ; charset=binary' };
	const { context, state } = hostOf(['abcde', 'fghij'], { headers });
	expect(await downloadFile(context, LINK, rules())).toEqual({
		kind: 'file',
		bytes: Buffer.from('abcdefghij'),
		mimeType: 'image/jpeg',
	});
	expect(state.destroyed).toBe(true);
});

test.each([{}, { 'content-type': '' }])('a file may have no type (%j)', async (headers) => {
	const file = await downloadFile(hostOf(['a'], { headers }).context, LINK, rules());
	expect(file).toEqual({ kind: 'file', bytes: Buffer.from('a'), mimeType: undefined });
});

test('asks without a key, and follows nobody', async () => {
	const { context, state, signal } = hostOf(['a']);
	await downloadFile(context, LINK, rules());
	expect(state.asked).toEqual([
		{
			url: LINK,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: MINUTE,
			abortSignal: signal,
		},
	]);
});

test.each([
	[403, 'its link has expired'],
	[404, 'its host answered with status 404'],
	[302, 'its host answered with status 302'],
	[206, 'its host answered with status 206'],
])('%d is no file', async (statusCode, why) => {
	const { context, state } = hostOf(['<html>'], { statusCode });
	expect(await downloadFile(context, LINK, rules())).toEqual({ kind: 'failed', why });
	expect(state.destroyed).toBe(true);
});

test('does not read a file to its end that is too large', async () => {
	let read = 0;
	const endless = (async function* () {
		for (; read < 1000; read++) yield await Promise.resolve(Buffer.from('abc'));
	})();
	const { context, state } = hostOf(endless);
	expect(await downloadFile(context, LINK, rules())).toEqual({
		kind: 'failed',
		why: 'it is too large',
	});
	expect(read).toBeLessThan(10);
	expect(state.destroyed).toBe(true);
});

test('gives up a file that does not come to its end, and closes its connection', async () => {
	const clock = new FakeClock();
	const { context, state } = hostOf(
		(async function* () {
			yield Buffer.from('half');
			await new Promise(() => undefined);
		})(),
	);
	const running = downloadFile(context, LINK, rules(clock));
	while (!clock.isAwaited) await settled();
	clock.advance(MINUTE);
	expect(await running).toEqual({ kind: 'failed', why: 'its host did not send it in time' });
	expect(state.destroyed).toBe(true);
});

test('tells no address where the connection breaks', async () => {
	const broken = (async function* () {
		yield await Promise.reject(new Error(`${LINK} broke off`));
	})();
	expect(await downloadFile(hostOf(broken).context, LINK, rules())).toEqual({
		kind: 'failed',
		why: 'the connection broke off or did not come to be',
	});
});

test('takes the address of the API as it is', async () => {
	const baseUrl = 'http://127.0.0.1:8400/v3';
	const { context } = hostOf(['a']);
	const file = await downloadFile(context, 'http://127.0.0.1:8400/a.jpg', { ...rules(), baseUrl });
	expect(file).toMatchObject({ kind: 'file' });
});

test.each([
	'http://media.example/a.jpg',
	'http://verification.didit.me/a.jpg',
	'https://user:pass@media.example/a.jpg',
	'https://user@media.example/a.jpg',
	'https://:pass@media.example/a.jpg',
	'ftp://media.example/a.jpg',
])('does not ask %s', async (url) => {
	const { context, state } = hostOf([]);
	expect(await downloadFile(context, url, rules())).toEqual({
		kind: 'failed',
		why: 'its link is not a plain https address',
	});
	expect(state.asked).toEqual([]);
});
