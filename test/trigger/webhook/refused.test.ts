import type { IDataObject } from 'n8n-workflow';
import { SECOND } from '../clock';
import { NO_EVENT, REFUSED, TAKEN, useTrigger } from '../delivery';

const t = useTrigger();

describe('what does not verify gets 401 and starts nothing', () => {
	const body = () => JSON.stringify(t.event());

	test('checks that cost nothing come first: no secret is read', async () => {
		await t.start();
		const text = body();
		const now = t.seconds;
		const headers: Array<Record<string, string>> = [
			{},
			{ 'x-signature': t.hex(text) },
			{ 'x-timestamp': String(now) },
			t.signed(text, { 'x-timestamp': String(now - 301) }),
			t.signed(text, { 'x-timestamp': String(now + 301) }),
			t.signed(text, { 'x-timestamp': `${now}abc` }),
			t.signed(text, { 'x-signature': t.hex(text).toUpperCase() }),
			{ 'x-timestamp': String(now), 'x-signature-simple': t.hex(text) },
		];
		for (const given of headers) expect(await t.post(text, given)).toEqual(REFUSED);
		expect(await t.reads()).toBe(0);
		expect(t.n8n.executions).toHaveLength(0);
	});

	test('an empty body, a form with files: no secret is read', async () => {
		await t.start();
		expect(await t.post(undefined, t.signed(''))).toEqual(REFUSED);
		expect(await t.post('', { ...t.signed(''), 'content-type': 'text/unknown' })).toEqual(REFUSED);
		const form = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
		const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
		expect(await t.post(form, { ...t.signed(form), ...multipart })).toEqual(REFUSED);
		expect(await t.reads()).toBe(0);
	});

	test('a repeated header', async () => {
		await t.start();
		const text = body();
		const headers = new Headers({ ...t.signed(text), 'content-type': 'application/json' });
		headers.append('x-signature', t.hex(text));
		const response = await fetch(t.n8n.url, { method: 'POST', body: text, headers });
		expect(response.status).toBe(401);
	});

	test('a foreign secret, a changed body', async () => {
		await t.start();
		const text = body();
		const foreign = t.signed(text, { 'x-signature': t.hex(text, 'another secret') });
		expect(await t.post(text, foreign)).toEqual(REFUSED);
		t.clock.advance(5 * SECOND);
		expect(await t.post(text.replace('Approved', 'Declined'), t.signed(text))).toEqual(REFUSED);
		expect(t.n8n.executions).toHaveLength(0);
	});

	test('a captured delivery under a new header', async () => {
		await t.start();
		const text = JSON.stringify(t.event({ timestamp: t.seconds - 601 }));
		expect(await t.post(text, t.signed(text))).toEqual(REFUSED);
	});

	test('forged deliveries cause one reading in five seconds', async () => {
		await t.start();
		for (let count = 0; count < 50; count++) {
			const text = JSON.stringify(t.event({ session_id: `forged ${count}` }));
			const { status } = await t.post(text, t.signed('another body'));
			expect([401, 503]).toContain(status);
		}
		expect(await t.reads()).toBe(1);
		expect(await t.deliver(t.event())).toEqual(TAKEN);
		expect(t.n8n.executions).toHaveLength(1);
	});
});

describe('the option for the tolerance', () => {
	test.each([
		[60, 60, 200],
		[60, 61, 401],
		[900, 900, 200],
		[5000, 901, 401],
		[-5, 1, 401],
	])('%d: age %d gets %d', async (timestampTolerance, age, status) => {
		await t.start({ options: { timestampTolerance } });
		const text = JSON.stringify(t.event());
		const headers = t.signed(text, { 'x-timestamp': String(t.seconds - age) });
		expect((await t.post(text, headers)).status).toBe(status);
	});
});

describe('a body that is signed but no event gets 400', () => {
	test.each(['[]', '{}', '"text"', '{"webhook_type":1}'])('%s', async (text) => {
		await t.start();
		expect(await t.post(text, t.signed(text))).toEqual(NO_EVENT);
		expect(t.n8n.executions).toHaveLength(0);
	});

	test('only with a valid signature', async () => {
		await t.start();
		expect(await t.post('[]', t.signed('{}'))).toEqual(REFUSED);
	});
});

describe('where only the simple signature fits', () => {
	const simple = (body: IDataObject) => ({
		'x-signature': t.hex('another body'),
		'x-signature-simple': t.hex(
			[body.timestamp, body.session_id, body.status, body.webhook_type].join(':'),
		),
	});
	const accept = { options: { acceptSimpleSignature: true } };

	test('it is refused unless the option is on', async () => {
		await t.start();
		const sent = t.event();
		expect(await t.post(JSON.stringify(sent), t.signed('', simple(sent)))).toEqual(REFUSED);
	});

	test('the item holds the four fields that it covers', async () => {
		await t.start(accept);
		const { timestamp, session_id, status, webhook_type } = t.event();
		const covered = { timestamp, session_id, status, webhook_type };
		const sent = { ...covered, event_id: 'forged', decision: { score: 1 } };
		expect(await t.post(JSON.stringify(sent), t.signed('', simple(sent)))).toEqual(TAKEN);
		expect(t.n8n.items).toEqual([covered]);
	});

	test('an id that it does not cover cannot make another event look known', async () => {
		await t.start(accept);
		const captured = t.event({ session_id: 'captured' });
		const poisoned = JSON.stringify({ ...captured, event_id: 'to come' });
		expect(await t.post(poisoned, t.signed('', simple(captured)))).toEqual(TAKEN);
		const genuine = t.event({ session_id: 'genuine', event_id: 'to come' });
		expect(await t.deliver(genuine)).toEqual(TAKEN);
		expect(t.n8n.items.map(({ session_id: id }) => id)).toEqual(['captured', 'genuine']);
	});

	test('filters look at the whole body', async () => {
		await t.start({ ...accept, filters: { workflowIds: 'w-2' } });
		const sent = t.event({ workflow_id: 'w-1' });
		expect(await t.post(JSON.stringify(sent), t.signed('', simple(sent)))).toEqual(TAKEN);
		expect(t.n8n.executions).toHaveLength(0);
	});
});
