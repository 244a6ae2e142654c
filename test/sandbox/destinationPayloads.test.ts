import { hmac, PATH, useDestinations } from './ownDestinations';

const { sandbox, receiver, didit, make, last, advance } = useDestinations();

describe('sent again', () => {
	test.each([
		['fresh', 'now'],
		['old', 'as it was'],
	])('one can be sent again; with %s times its body says %s', async (resend_timestamp, says) => {
		await sandbox.control(`applications/${didit.uuid}`, { resend_timestamp }, 'PATCH');
		const { uuid, secret_shared_key: secret } = await make();
		await didit.finished('Approved');
		const before = last();
		await advance(1000);
		const [row] = (await didit.get(`${PATH}${uuid}/deliveries/`)).body.results;
		const again = await didit.post(`${PATH}${uuid}/deliveries/${row.uuid}/resend/`);
		expect(again.status).toBe(200);
		expect(again.body).toMatchObject({ session_id: row.session_id, response_status: 200 });
		expect(again.body.uuid).not.toBe(row.uuid);
		expect(last().headers['x-signature']).toBe(hmac(last().body, secret));
		const header = Number(last().headers['x-timestamp']);
		expect(header).toBeGreaterThanOrEqual(Number(before.headers['x-timestamp']) + 1000);
		const { timestamp } = JSON.parse(last().body);
		expect(timestamp).toBe(says === 'now' ? header : JSON.parse(before.body).timestamp);
		expect(JSON.parse(last().body).event_id).toBe(JSON.parse(before.body).event_id);
	});

	test('is as it was sent, though its version or its secret changed', async () => {
		const { uuid } = await make({ webhook_version: 'v2' });
		const path = `${PATH}${uuid}/`;
		await didit.finished('Approved');
		const before = JSON.parse(last().body);
		await didit.patch(path, { webhook_version: 'v3' });
		const { secret_shared_key: secret } = await sandbox.control(`destinations/${uuid}/rotate`, {});
		const [row] = (await didit.get(`${path}deliveries/`)).body.results;
		await didit.post(`${path}deliveries/${row.uuid}/resend/`);
		expect(JSON.parse(last().body)).toEqual({ ...before, timestamp: expect.any(Number) });
		expect(last().headers['x-signature']).toBe(hmac(last().body, secret));
	});
});

describe('versions of what is sent', () => {
	test.each([
		['v3', ['id_verifications', 'liveness_checks', 'face_matches'], []],
		['v2', ['id_verification', 'liveness', 'face_match'], ['id_verifications', 'event_id']],
		['v1', ['kyc', 'face'], ['id_verification', 'liveness', 'face_match', 'event_id']],
	])('%s has %j, and not %j, wherever it goes', async (webhook_version, keys, missing) => {
		const { uuid } = await make({ webhook_version });
		await didit.finished('Approved');
		await didit.remove(`${PATH}${uuid}/`);
		await didit.patch('webhook/', { webhook_url: receiver.url, webhook_version });
		await didit.finished('Approved');
		expect(receiver.deliveries).toHaveLength(2);
		for (const { body } of receiver.deliveries) {
			const { decision, ...event } = JSON.parse(body);
			expect(decision).toMatchObject(Object.fromEntries(keys.map((key) => [key, {}])));
			expect(Object.keys({ ...event, ...decision })).not.toEqual(
				expect.arrayContaining([expect.stringMatching(`^(${missing.join('|') || 'none'})$`)]),
			);
			expect('event_id' in event).toBe(webhook_version === 'v3');
			expect(Array.isArray(decision[keys[0] as string])).toBe(webhook_version === 'v3');
		}
	});
});
