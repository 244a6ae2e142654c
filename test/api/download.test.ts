import type { IExecuteFunctions } from 'n8n-workflow';
import { download } from '../../nodes/api/download';
import { FakeClock, MINUTE } from '../trigger/clock';

const BASE = 'https://verification.didit.me/v3';

/** A context whose request is answered with this body, and what was asked. */
function contextWith(body: object) {
	const asked: unknown[] = [];
	const httpRequest = async (options: unknown) => {
		asked.push(options);
		return { statusCode: 200, headers: {}, body };
	};
	const context = { helpers: { httpRequest }, getExecutionCancelSignal: () => undefined };
	return { asked, context: context as unknown as IExecuteFunctions };
}

test('gives up a file that does not come to its end, and closes its connection', async () => {
	const clock = new FakeClock();
	let destroyed = false;
	const { context } = contextWith({
		async *[Symbol.asyncIterator]() {
			yield Buffer.from('half');
			await new Promise(() => undefined);
		},
		destroy: () => (destroyed = true),
	});
	const running = download(context, 'https://media.example/a.jpg', {
		baseUrl: BASE,
		mostBytes: 1000,
		clock,
	});
	while (!clock.isAwaited) await Promise.resolve();
	clock.advance(MINUTE);
	expect(await running).toEqual({ kind: 'failed', why: 'its host did not send it in time' });
	expect(destroyed).toBe(true);
});

test.each([
	'http://media.example/a.jpg',
	'http://verification.didit.me/a.jpg',

	'https://user:pass@media.example/a.jpg',
	'ftp://media.example/a.jpg',
])('does not ask %s', async (url) => {
	const { asked, context } = contextWith({});
	const rules = { baseUrl: BASE, mostBytes: 1000, clock: new FakeClock() };
	expect(await download(context, url, rules)).toMatchObject({ kind: 'failed' });
	expect(asked).toEqual([]);
});
