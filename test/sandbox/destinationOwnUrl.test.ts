import { PATH, SESSION_EVENTS, useDestinations } from './ownDestinations';
import { newClient } from './ownSandbox';

const { sandbox, receiver, didit, make, ownUrl, advance } = useDestinations();

describe('the URL of the application', () => {
	test('becomes that of the oldest enabled destination with every change, or none', async () => {
		const own = 'https://crm.example.com/own';
		await didit.patch('webhook/', { webhook_url: own });
		expect(await ownUrl()).toBe(own);
		const first = await make();
		await advance(1);
		const second = await make({ url: `${receiver.url}/second` });
		expect(await ownUrl()).toBe(receiver.url);
		// What is written there meanwhile is forgotten.
		await didit.patch('webhook/', { webhook_url: own });
		expect(await ownUrl()).toBe(receiver.url);
		await didit.patch(`${PATH}${first.uuid}/`, { enabled: false });
		expect(await ownUrl()).toBe(second.url);
		await didit.remove(`${PATH}${second.uuid}/`);
		expect(await ownUrl()).toBeNull();
		await didit.patch('webhook/', { webhook_url: own });
		expect(await ownUrl()).toBe(own);
	});

	test('names the destinations, with their secrets', async () => {
		const { uuid, label, url, enabled, webhook_version, secret_shared_key, subscribed_events } =
			await make();
		const { body } = await didit.get('webhook/');
		expect(body.destinations).toEqual([
			{ uuid, label, url, enabled, webhook_version, secret_shared_key, subscribed_events },
		]);
		expect(body.available_events).toEqual(expect.arrayContaining(SESSION_EVENTS));
	});

	test('does not change where there are no destinations', async () => {
		const specified = await newClient(sandbox, { webhook_url: receiver.url });
		const destinations = [{ url: 'https://crm.example.com/in' }];
		await sandbox.control(`applications/${specified.uuid}`, { destinations }, 'PATCH');
		expect((await specified.get('webhook/')).body.webhook_url).toBe(receiver.url);
		await specified.finished('Approved');
		expect(receiver.deliveries).toHaveLength(1);
	});

	test('follows what the control address makes, by the age that it gives', async () => {
		const destinations = [
			{ url: 'https://crm.example.com/new' },
			{ url: 'https://crm.example.com/old', created_at: '2026-01-01T00:00:00Z' },
		];
		const path = `applications/${didit.uuid}`;
		const shown = await sandbox.control(path, { destinations }, 'PATCH');
		expect(await ownUrl()).toBe('https://crm.example.com/old');
		expect(shown.destinations[1]).toMatchObject({
			created_at: '2026-01-01T00:00:00.000Z',
			secret_shared_key: expect.any(String),
			previous_secret_expires_at: null,
		});
		await expect(
			sandbox.control(path, { destinations: [{ url: receiver.url, created_at: 'soon' }] }, 'PATCH'),
		).rejects.toThrow(/Not a time/);
	});

	test('gets the two session events and no more', async () => {
		await didit.patch('webhook/', { webhook_url: receiver.url });
		await didit.finished('Approved');
		expect(receiver.deliveries).toHaveLength(1);
		await expect(
			sandbox.control('events', {
				api_key: didit.key,
				event: { webhook_type: 'user.status.updated' },
			}),
		).rejects.toThrow(/409/);
	});
});
