import { answerWith, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

let application: Application;
beforeAll(async () => {
	application = await newApplication({ balance: 142.5 });
});

test.each([
	[{}, 142.5],
	[{ simplify: false }, '142.5000'],
])('getBalance reads the balance (%j)', async (parameters, balance) => {
	const run = await operate(application, 'billing.getBalance', parameters);
	expect(run.sent).toEqual([sent('GET', '/v3/billing/balance/')]);
	expect(run.items).toMatchObject([{ json: { balance }, pairedItem: { item: 0 } }]);
});

test('getBalance says that the key is not accepted', async () => {
	const run = await operate({ api_key: 'wrong-key-789' }, 'billing.getBalance');
	expect(run.error?.message).toBe('Didit did not accept the sign-in: Invalid API Key.');
});

test('topUp sends the amount and both addresses', async () => {
	const run = await operate(application, 'billing.topUp', {
		amountInDollars: 75.5,
		additionalFields: {
			successUrl: 'https://example.com/paid',
			cancelUrl: 'https://example.com/cancelled',
		},
	});
	expect(run.sent).toEqual([
		sent('POST', '/v3/billing/top-up/', {
			amount_in_dollars: 75.5,
			success_url: 'https://example.com/paid',
			cancel_url: 'https://example.com/cancelled',
		}),
	]);
	expect(run.items[0]?.json.checkout_session_url).toMatch(/^http/);
	expect(run.items[0]?.pairedItem).toEqual({ item: 0 });
});

test.each([
	[50, 50],
	['={{ "50" }}', 50],
	['={{ 1000000 }}', 1_000_000],
])('topUp takes %p', async (amountInDollars, amount) => {
	const run = await operate(application, 'billing.topUp', { amountInDollars });
	const body = { amount_in_dollars: amount };
	expect(run.sent).toEqual([sent('POST', '/v3/billing/top-up/', body)]);
	expect(run.error).toBeUndefined();
});

test.each([
	[49.99, 'must be a number, at least 50, not 49.99'],
	[0, 'must be a number, at least 50, not 0'],
	['={{ null }}', 'comes from an expression that yields nothing'],
	['={{ $json.missing }}', 'comes from an expression that yields nothing'],
	['={{ "fifty" }}', 'must be a number, not "fifty"'],
])('topUp refuses %p before anything is sent', async (amountInDollars, problem) => {
	const run = await operate(application, 'billing.topUp', { amountInDollars });
	expect(run.error?.message).toBe(`"Amount in Dollars" ${problem}`);
	expect(run.sent).toEqual([]);
});

test('topUp passes on a refusal that is a bare array', async () => {
	await answerWith(application, 400, ['Top-ups are not available for annual plans.']);
	const run = await operate(application, 'billing.topUp');
	expect(run.error?.message).toBe(
		'Didit could not accept the request: Top-ups are not available for annual plans.',
	);
});
