import { newClient, useClient, useSandbox } from './ownSandbox';
import { useReceiver } from './receiver';

const sandbox = useSandbox();
const receiver = useReceiver();
const didit = useClient(sandbox, () => ({ webhook_url: receiver.url }));

describe('retries', () => {
	test('come after 1 and 4 minutes with the same event and new signatures, then stop', async () => {
		receiver.answers.push(500, 404, 503, 500);
		await didit.finished('Approved');
		for (const [seconds, arrived] of [
			[50, 1],
			[10, 2],
			[230, 2],
			[10, 3],
			[86_400, 3],
		] as const) {
			await sandbox.control('clock', { advance_seconds: seconds });
			expect(receiver.deliveries).toHaveLength(arrived);
		}
		const events = receiver.deliveries.map(({ body }) => JSON.parse(body));
		expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(1);
		const times = receiver.deliveries.map(({ headers }) => Number(headers['x-timestamp']));
		expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(60);
		expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(240);
		expect(events.map(({ timestamp }) => timestamp)).toEqual(times);
		const { deliveries } = await sandbox.control(`book?api_key=${didit.key}`);
		expect(deliveries).toMatchObject([
			{ attempt: 1, status: 500 },
			{ attempt: 2, status: 404 },
			{ attempt: 3, status: 503 },
		]);
	});

	test('both fall into one long stretch of the clock', async () => {
		receiver.answers.push(500, 500);
		await didit.finished('Approved');
		await sandbox.control('clock', { advance_seconds: 600 });
		expect(receiver.deliveries).toHaveLength(3);
	});

	test.each([200, 204, 301, 400, 401, 410, 429])('%i is final', async (status) => {
		receiver.answers.push(status);
		await didit.finished('Approved');
		await sandbox.control('clock', { advance_seconds: 3600 });
		expect(receiver.deliveries).toHaveLength(1);
	});

	test('can repeat the first timestamp and signatures', async () => {
		const didit = await newClient(sandbox, { webhook_url: receiver.url, resign_retries: false });
		receiver.answers.push(500);
		await didit.finished('Approved');
		await sandbox.control('clock', { advance_seconds: 61 });
		const [first, second] = receiver.deliveries;
		expect(second?.body).toBe(first?.body);
		expect(second?.headers['x-timestamp']).toBe(first?.headers['x-timestamp']);
	});

	test('a receiver that is not there is tried again', async () => {
		const didit = await newClient(sandbox, { webhook_url: 'http://127.0.0.1:1/' });
		await didit.finished('Approved');
		await sandbox.control('clock', { advance_seconds: 600 });
		const { deliveries } = await sandbox.control(`book?api_key=${didit.key}`);
		expect(deliveries).toHaveLength(3);
		expect(deliveries[0]).toMatchObject({ status: null, error: expect.any(String) });
	});
});

describe('time', () => {
	test('a session that nobody opens expires, one that nobody ends is abandoned', async () => {
		const unopened = await didit.newSession();
		const unfinished = await didit.newSession();
		await sandbox.control(`sessions/${unfinished}/outcome`, { status: 'In Progress' });
		await sandbox.control('clock', { advance_seconds: 7 * 86_400 });
		const statuses = await Promise.all(
			[unopened, unfinished].map(
				async (id) => (await didit.get(`session/${id}/decision/`)).body.status,
			),
		);
		expect(statuses).toEqual(['Expired', 'Abandoned']);
		expect(receiver.deliveries.map(({ body }) => JSON.parse(body).status)).toEqual([
			'In Progress',
			'Expired',
			'Abandoned',
		]);
	});

	test('a resubmitted session has its time anew', async () => {
		const id = await didit.finished('Declined');
		const status = async () => (await didit.get(`session/${id}/decision/`)).body.status;
		await sandbox.control('clock', { advance_seconds: 6 * 86_400 });
		await didit.patch(`session/${id}/update-status/`, { new_status: 'Resubmitted' });
		await sandbox.control('clock', { advance_seconds: 6 * 86_400 });
		expect(await status()).toBe('Resubmitted');
		await sandbox.control('clock', { advance_seconds: 86_400 });
		expect(await status()).toBe('Expired');
	});
});
