import { newClient, useClient, useSandbox } from './ownSandbox';

const sandbox = useSandbox();
const didit = useClient(sandbox);

const choice = '"x" is not a valid choice.';

describe('billing', () => {
	test('the balance tells of the automatic refill that the application has', async () => {
		const auto_refill = { amount: 100, threshold: 10 };
		const didit = await newClient(sandbox, { balance: 142.5, auto_refill });
		expect((await didit.get('billing/balance/')).body).toEqual({
			balance: '142.5000',
			auto_refill_enabled: true,
			auto_refill_amount: '100.0000',
			auto_refill_threshold: '10.0000',
		});
	});

	test('a top up reaches the balance when it is paid', async () => {
		const didit = await newClient(sandbox, { balance: 10 });
		const reply = await didit.post('billing/top-up/', { amount_in_dollars: 50 });
		expect(reply.status).toBe(200);
		const { checkout_session_url: url } = reply.body;
		expect((await didit.get('billing/balance/')).body).toEqual({
			balance: '10.0000',
			auto_refill_enabled: false,
			auto_refill_amount: null,
			auto_refill_threshold: null,
		});
		expect((await sandbox.send(url)).text).toContain('Pay $50.00');
		for (let press = 0; press < 2; press++) await sandbox.send(url, { method: 'POST' });
		expect((await didit.get('billing/balance/')).body.balance).toBe('60.0000');
	});

	test('not below 50 dollars', async () => {
		const reply = await didit.post('billing/top-up/', { amount_in_dollars: 49.99 });
		expect([reply.status, reply.body]).toEqual([400, [expect.stringContaining('$50')]]);
		expect(
			(await didit.post('billing/top-up/', { amount_in_dollars: '50', success_url: 'x' })).body,
		).toEqual({
			amount_in_dollars: ['A valid number is required.'],
			success_url: ['Enter a valid URL.'],
		});
	});
});

describe('webhook configuration', () => {
	test('is read, changed in part, and its secret replaced at once', async () => {
		const before = (await didit.get('webhook/')).body;
		expect(before).toEqual({
			webhook_url: null,
			webhook_version: 'v3',
			secret_shared_key: expect.stringMatching(/^whsec_/),
			capture_method: 'both',
			data_retention_months: null,
		});
		const url = 'http://127.0.0.1:5678/webhook/x';
		const changed = await didit.patch('webhook/', { webhook_url: url, data_retention_months: 120 });
		expect(changed.body).toEqual({ ...before, webhook_url: url, data_retention_months: 120 });
		const rotated = await didit.patch('webhook/', { rotate_secret_key: true, webhook_url: null });
		expect(rotated.body.webhook_url).toBeNull();
		expect(rotated.body.secret_shared_key).not.toBe(before.secret_shared_key);
		expect((await didit.get('webhook/')).body).toEqual(rotated.body);
	});

	test('checks every field', async () => {
		const reply = await didit.patch('webhook/', {
			webhook_url: 'ftp://x',
			webhook_version: 'v4',
			rotate_secret_key: 'yes',
			capture_method: 'x',
			data_retention_months: 121,
		});
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual({
			webhook_url: ['Enter a valid URL.'],
			webhook_version: ['"v4" is not a valid choice.'],
			rotate_secret_key: ['Must be a valid boolean.'],
			capture_method: [choice],
			data_retention_months: ['Ensure this value is less than or equal to 120.'],
		});
	});
});
