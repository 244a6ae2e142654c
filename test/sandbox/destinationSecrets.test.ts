import { DAY, hmac, PATH, useDestinations } from './ownDestinations';

const { sandbox, receiver, didit, make, last, advance } = useDestinations();

describe('rotation in the console', () => {
	const old = (headers: Record<string, string>) =>
		Object.keys(headers).filter((name) => name.endsWith('-previous'));

	test('for a day both secrets sign', async () => {
		const { uuid, secret_shared_key: before } = await make();
		const rotated = await sandbox.control(`destinations/${uuid}/rotate`, {});
		const { secret_shared_key: secret, ...shown } = (await didit.get(`${PATH}${uuid}/`)).body;
		expect(secret).toBe(rotated.secret_shared_key);
		expect(secret).not.toBe(before);
		const { now } = await sandbox.control('clock');
		const left = Date.parse(shown.previous_secret_expires_at) - Date.parse(now);
		expect(Math.round(left / 60_000)).toBe(24 * 60);
		await didit.finished('Approved');
		const { headers, body } = last();
		const timestamp = String(headers['x-timestamp']);
		const canonical = JSON.stringify(JSON.parse(body));
		const { session_id, status, webhook_type } = JSON.parse(body);
		const simple = [timestamp, session_id, status, webhook_type].join(':');
		const signatures = (of: string) => [
			hmac(body, of),
			hmac(`${timestamp}:${canonical}`, of),
			hmac(simple, of),
		];
		const names = ['x-signature', 'x-signature-v2', 'x-signature-simple'];
		expect(names.map((name) => headers[name])).toEqual(signatures(secret));
		expect(names.map((name) => headers[`${name}-previous`])).toEqual(signatures(before));

		await advance(DAY + 1);
		await didit.finished('Approved');
		expect(old(last().headers)).toEqual([]);
		expect((await didit.get(`${PATH}${uuid}/`)).body.previous_secret_expires_at).toBeNull();
	});

	test('the secret of the application likewise; through the API the old one is done with', async () => {
		await didit.patch('webhook/', { webhook_url: receiver.url });
		const rotated = await sandbox.control(`applications/${didit.uuid}/rotate`, {});
		expect(rotated.previous_secret_expires_at).toEqual(expect.any(String));
		await didit.finished('Approved');
		expect(old(last().headers)).toHaveLength(3);
		expect(last().headers['x-signature-previous']).toBe(hmac(last().body, didit.secret));
		await didit.patch('webhook/', { rotate_secret_key: true });
		await didit.finished('Approved');
		expect(old(last().headers)).toEqual([]);
	});

	test('rotating that of the application leaves the destinations theirs', async () => {
		const { uuid, secret_shared_key: secret } = await make();
		await didit.patch('webhook/', { rotate_secret_key: true });
		expect((await didit.get(`${PATH}${uuid}/`)).body.secret_shared_key).toBe(secret);
	});
});

describe('a secret that changed', () => {
	test('is that of the destination, where there is one', async () => {
		const { uuid, secret_shared_key: before } = await make();
		await sandbox.control('faults', { api_key: didit.key, kind: 'changed_secret' });
		await didit.finished('Approved');
		const { secret_shared_key: secret } = (await didit.get(`${PATH}${uuid}/`)).body;
		expect(secret).not.toBe(before);
		expect(last().headers['x-signature']).toBe(hmac(last().body, secret));
		expect((await didit.get('webhook/')).body.secret_shared_key).toBe(didit.secret);
	});
});

describe('a made-up event', () => {
	const event = { webhook_type: 'user.status.updated', status: 'BLOCKED' };

	test('goes to the destination that is asked for, with its secret', async () => {
		await make();
		const { uuid, secret_shared_key: secret } = await make({ url: `${receiver.url}/second` });
		const { sent } = await sandbox.control('events', {
			api_key: didit.key,
			event,
			destination: uuid,
		});
		expect(sent.url).toBe(`${receiver.url}/second`);
		expect(last().headers['x-signature']).toBe(hmac(last().body, secret));
		const other = { api_key: didit.key, event, destination: didit.uuid };
		await expect(sandbox.control('events', other)).rejects.toThrow(/404/);
	});

	test('goes to the first that subscribes to it, if none is asked for', async () => {
		await make();
		const { secret_shared_key: secret } = await make({
			url: `${receiver.url}/users`,
			subscribed_events: ['user.status.updated'],
		});
		const { sent } = await sandbox.control('events', { api_key: didit.key, event });
		expect(sent.url).toBe(`${receiver.url}/users`);
		expect(last().headers['x-signature']).toBe(hmac(last().body, secret));
	});
});
