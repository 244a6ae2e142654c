import type { INodeParameters } from 'n8n-workflow';
import { operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

const URL = 'https://example.com/webhooks/didit';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ webhook_url: URL });
});

async function update(updateFields: INodeParameters) {
	return await operate(application, 'webhook.update', { updateFields });
}

test('get reads the configuration', async () => {
	const run = await operate(application, 'webhook.get');
	expect(run.sent).toEqual([sent('GET', '/v3/webhook/')]);
	expect(run.items).toMatchObject([
		{
			json: {
				webhook_url: URL,
				webhook_version: 'v3',
				capture_method: 'both',
				data_retention_months: null,
			},
			pairedItem: { item: 0 },
		},
	]);
});

test('get says that the key is not accepted', async () => {
	const run = await operate({ api_key: 'wrong-key-012' }, 'webhook.get');
	expect(run.error?.message).toBe('Didit did not accept the sign-in: Invalid API Key.');
});

test('update sends every field', async () => {
	const run = await update({
		webhookUrl: 'https://example.org/hook',
		webhookVersion: 'v2',
		rotateSecretKey: true,
		captureMethod: 'mobile',
		dataRetentionMonths: 24,
	});
	expect(run.sent).toEqual([
		sent('PATCH', '/v3/webhook/', {
			webhook_url: 'https://example.org/hook',
			webhook_version: 'v2',
			rotate_secret_key: true,
			capture_method: 'mobile',
			data_retention_months: 24,
		}),
	]);
	expect(run.items).toMatchObject([
		{
			json: { webhook_url: 'https://example.org/hook', data_retention_months: 24 },
			pairedItem: { item: 0 },
		},
	]);
	const { secret_shared_key: secret } = await didit(application, 'GET', '/webhook/');
	expect(secret).not.toBe(application.secret_shared_key);
});

test.each<[INodeParameters, object]>([
	[{ disableWebhook: true }, { webhook_url: null }],
	[{ unlimitedRetention: true }, { data_retention_months: null }],
	[
		{ disableWebhook: false, unlimitedRetention: false, captureMethod: 'both' },
		{ capture_method: 'both' },
	],
	[{ dataRetentionMonths: 1 }, { data_retention_months: 1 }],
	[{ dataRetentionMonths: 120 }, { data_retention_months: 120 }],
	[{ dataRetentionMonths: '={{ "12" }}' }, { data_retention_months: 12 }],
])('update sends %j as %j', async (updateFields, body) => {
	const run = await update(updateFields);
	expect(run.sent).toEqual([sent('PATCH', '/v3/webhook/', body)]);
	expect(run.error).toBeUndefined();
});

test.each<[INodeParameters, RegExp]>([
	[{}, /^"Update Fields" has no field/],
	[{ disableWebhook: false }, /^"Update Fields" has no field/],
	[{ dataRetentionMonths: 0 }, /^"Data Retention \(Months\)" must be a whole number from 1 to 120/],
	[{ dataRetentionMonths: 121 }, /must be a whole number from 1 to 120/],
	[{ dataRetentionMonths: 1.5 }, /must be a whole number from 1 to 120/],
	[{ dataRetentionMonths: '={{ "" }}' }, /yields nothing$/],
	[{ webhookUrl: '={{ null }}' }, /yields nothing$/],
	[{ webhookUrl: '' }, /^"Webhook URL" is empty/],
	[{ webhookUrl: URL, disableWebhook: true }, /^"Disable Webhook" and Webhook URL are both set/],
	[
		{ dataRetentionMonths: 12, unlimitedRetention: true },
		/^"Unlimited Retention" and Data Retention are both set/,
	],
])('update refuses %j before anything is sent', async (updateFields, message) => {
	const run = await update(updateFields);
	expect(run.error?.message).toMatch(message);
	expect(run.error?.description).toMatch(/Nothing was sent/);
	expect(run.sent).toEqual([]);
});

test('update passes on which field Didit finds wrong', async () => {
	const run = await update({ webhookUrl: 'example.com/hook' });
	expect(run.error?.message).toBe(
		'Didit could not accept the request: Webhook URL (webhook_url): Enter a valid URL.',
	);
});
