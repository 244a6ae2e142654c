import { DAY, hmac, PATH, useDestinations, type Delivered } from './ownDestinations';
import { startReceiver } from './receiver';

const { sandbox, receiver, didit, make, rows, last, advance } = useDestinations();

describe('deliveries', () => {
	test('each gets what it subscribes to, signed with its own secret', async () => {
		const second = await startReceiver();
		const one = await make();
		const two = await make({ url: second.url });
		await make({ url: `${receiver.url}/users`, subscribed_events: ['user.status.updated'] });
		await make({ url: `${receiver.url}/off`, enabled: false });
		await didit.finished('Approved');
		const [there] = second.deliveries as [Delivered];
		expect(receiver.deliveries).toHaveLength(1);
		expect(last().headers['x-signature']).toBe(hmac(last().body, one.secret_shared_key));
		expect(there.headers['x-signature']).toBe(hmac(there.body, two.secret_shared_key));
		await second.stop();
	});

	test('only the one that failed is tried again, and no other with it', async () => {
		const second = await startReceiver();
		await make();
		await make({ url: second.url });
		receiver.answers.push(500, 404);
		await didit.finished('Approved');
		await advance(61);
		await advance(241);
		await advance(DAY);
		expect([receiver.deliveries.length, second.deliveries.length]).toEqual([3, 1]);
		await second.stop();
	});

	test('every attempt is listed, the newest first', async () => {
		const { uuid } = await make();
		receiver.answers.push(500);
		const session = await didit.finished('Approved');
		await advance(61);
		const { body } = await didit.get(`${PATH}${uuid}/deliveries/`);
		expect(body).toMatchObject({ count: 2, next: null, previous: null });
		const attempt = {
			uuid: expect.any(String),
			session_id: session,
			request_url: receiver.url,
			response_time_ms: expect.any(Number),
			status: 'Approved',
			webhook_type: 'status.updated',
			created_at: expect.any(String),
		};
		expect(body.results).toEqual([
			{ ...attempt, response_status: 200 },
			{ ...attempt, response_status: 500 },
		]);
		expect((await rows())[0]).toMatchObject({
			deliveries_count: 2,
			failed_deliveries_count: 1,
			error_rate_percentage: 50,
			last_delivery_at: body.results[0].created_at,
		});
		const one = await didit.get(`${PATH}${uuid}/deliveries/${body.results[0].uuid}/`);
		expect(one.body.request_body).toBe(last().body);
		expect(JSON.parse(one.body.request_header)['X-Signature']).toBe(last().headers['x-signature']);
		await advance(31 * DAY);
		expect((await rows())[0]).toMatchObject({ deliveries_count: 0, last_delivery_at: null });
	});

	test.each(['deleted', 'disabled'])(
		'one that was %s meanwhile is not tried again',
		async (how) => {
			const { uuid } = await make();
			receiver.answers.push(500);
			await didit.finished('Approved');
			const path = `${PATH}${uuid}/`;
			await (how === 'deleted' ? didit.remove(path) : didit.patch(path, { enabled: false }));
			await advance(61);
			expect(receiver.deliveries).toHaveLength(1);
		},
	);

	test('the list comes in pages, by whole days in UTC', async () => {
		const { uuid } = await make();
		await didit.finished('Declined');
		const day = async () => (await sandbox.control('clock')).now.slice(0, 10);
		const first = await day();
		await advance(2 * DAY);
		await didit.finished('Approved');
		const second = await day();
		const path = `${PATH}${uuid}/deliveries/`;
		const of = async (query: string) => (await didit.get(`${path}?${query}`)).body;
		const [approved, declined] = [{ status: 'Approved' }, { status: 'Declined' }];
		expect((await of(`date_from=${second}`)).results).toMatchObject([approved]);
		expect((await of(`date_to=${first}`)).results).toMatchObject([declined]);
		const both = await of(`date_from=${first}&date_to=${second}`);
		expect(both.results).toMatchObject([approved, declined]);
		expect(await of('limit=1')).toMatchObject({
			count: 2,
			next: expect.stringContaining('offset=1'),
			results: [approved],
		});
		expect(await of('limit=1&offset=1')).toMatchObject({ next: null, results: [declined] });
		const refused = await didit.get(`${path}?date_from=soon`);
		expect([refused.status, refused.body]).toEqual([
			400,
			{ date_from: [expect.stringContaining('YYYY-MM-DD')] },
		]);
	});

	test('of many, each answer is its own; they are not counted beyond 100', async () => {
		const { uuid } = await make();
		await didit.finished('Approved');
		const path = `${PATH}${uuid}/deliveries/`;
		const [row] = (await didit.get(path)).body.results;
		const again = await Promise.all(
			Array.from({ length: 104 }, () => didit.post(`${path}${row.uuid}/resend/`)),
		);
		expect(new Set(again.map(({ body }) => body.uuid)).size).toBe(104);
		const { body: page } = await didit.get(path);
		expect(page.count).toBe(100);
		expect(page.results).toHaveLength(50);
		expect((await didit.get(`${path}?offset=100`)).body.results).toHaveLength(5);
		const other = '00000000-0000-4000-8000-000000000000';
		for (const reply of [
			await didit.get(`${path}${other}/`),
			await didit.post(`${path}${other}/resend/`),
		]) {
			expect([reply.status, reply.body]).toEqual([404, { detail: 'Not found.' }]);
		}
	});
});
