import type { INodeParameters } from 'n8n-workflow';
import { answerWith, byId, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

/** Transfers of crypto, of which two providers tell each other who is behind them. */

const UNKNOWN = '11111111-2222-4333-8444-555555555555';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

const run = async (operation: string, parameters: INodeParameters = {}, more = {}) =>
	await operate(application, `travelRule.${operation}`, { ...parameters }, more);

const LEAST = {
	chain: 'ethereum',
	txid: '0xdeposit-hash',
	walletAddress: '0x0000000000000000000000000000000000000001',
	amount: '500.00',
	currency: 'USDC',
};
const LEAST_BODY = {
	chain: 'ethereum',
	txid: '0xdeposit-hash',
	wallet_address: '0x0000000000000000000000000000000000000001',
	amount: '500.00',
	currency: 'USDC',
};

/** The ID of a transaction that came in. */
async function transfer(): Promise<string> {
	const { items } = await run('registerInbound', LEAST);
	return String(items[0]?.json.transaction_id);
}

describe('registerInbound', () => {
	test('all that is known of a transfer goes along', async () => {
		const { sent: requests, items } = await run('registerInbound', {
			...LEAST,
			additionalFields: {
				beneficiaryData: '{"name": "Jane Doe"}',
				originatorData: '{"name": "Origin CASP SL"}',
				originatingVasp: { name: 'Origin CASP SL', lei: 'LEI', travelAddress: 'ta' },
			},
		});
		expect(requests).toEqual([
			sent('POST', '/v3/travel-rule/inbound/', {
				...LEAST_BODY,
				beneficiary_data: { name: 'Jane Doe' },
				originator_data: { name: 'Origin CASP SL' },
				originating_vasp: { name: 'Origin CASP SL', lei: 'LEI', travel_address: 'ta' },
			}),
		]);
		expect(items).toMatchObject([
			{
				json: {
					transaction_id: expect.any(String) as string,
					txn_id: '0xdeposit-hash',
					created: true,
					travel_rule: {
						status: 'AWAITING_COUNTERPARTY',
						direction: 'INBOUND',
						counterparty_vasp: { name: 'Origin CASP SL' },
						beneficiary_data: { name: 'Jane Doe' },
					},
				},
			},
		]);
	});

	test('the same transfer is not made twice, and that is said', async () => {
		const first = await run('registerInbound', LEAST);
		expect(first.sent).toEqual([sent('POST', '/v3/travel-rule/inbound/', LEAST_BODY)]);
		const second = await run('registerInbound', LEAST);
		expect(second.items).toMatchObject([
			{ json: { created: false, transaction_id: first.items[0]?.json.transaction_id } },
		]);
	});

	test.each<[INodeParameters, string]>([
		[{ amount: '={{ "" }}' }, '"Amount" comes from an expression that yields nothing'],
		[{ amount: '500,00' }, '"Amount" is not an amount'],
		[{ amount: '={{ "1.000,00" }}' }, '"Amount" is not an amount'],
		[{ amount: '={{ "500 USDC" }}' }, '"Amount" is not an amount'],
		[{ amount: '={{ -5 }}' }, '"Amount" is not an amount'],
		[{ chain: '={{ $json.missing }}' }, '"Chain" comes from an expression that yields nothing'],
		[{ additionalFields: { originatorData: '{' } }, '"Originator Data" is not valid JSON'],
	])('%j is refused before it is sent', async (wrong, message) => {
		const ran = await run('registerInbound', { ...LEAST, ...wrong });
		expect(ran.error?.message).toContain(message);
		expect(ran.sent).toEqual([]);
	});

	test('what Didit refuses is told in its words', async () => {
		const additionalFields = { originatorData: '[]' };
		const { error } = await run('registerInbound', { ...LEAST, additionalFields });
		expect(error?.message).toContain('Must be a valid JSON object.');
	});

	test('where nobody knows whether it came through, it is said how to find out', async () => {
		await answerWith(application, 502, { detail: 'Bad gateway' }, { times: null });
		const { error } = await run('registerInbound', LEAST);
		expect(error?.description).toContain('created is false then');
	});
});

describe('createWidgetSession', () => {
	test('a page is made with all that is known', async () => {
		const id = await transfer();
		const { sent: requests, items } = await run('createWidgetSession', {
			walletAddress: LEAST.walletAddress,
			chain: 'ethereum',
			additionalFields: {
				callbackUrl: 'https://example.com/done',
				expiresInMinutes: 30,
				holderName: 'Jane Doe',
				satoshiDepositAddress: 'bc1q',
				transactionId: byId(id),
				vendorData: 'user-042',
			},
		});
		expect(requests).toEqual([
			sent('POST', '/v3/travel-rule/widget-session/', {
				wallet_address: LEAST.walletAddress,
				chain: 'ethereum',
				callback_url: 'https://example.com/done',
				expires_in_minutes: 30,
				holder_name: 'Jane Doe',
				satoshi_deposit_address: 'bc1q',
				transaction_id: id,
				vendor_data: 'user-042',
			}),
		]);
		expect(items).toMatchObject([
			{
				json: {
					widget_session_id: expect.any(String) as string,
					url: expect.stringContaining('/widget/') as string,
					expires_at: expect.any(String) as string,
				},
			},
		]);
	});

	test('the least is a wallet and its chain', async () => {
		const { walletAddress, chain } = LEAST;
		const { sent: requests, error } = await run('createWidgetSession', { walletAddress, chain });
		expect(error).toBeUndefined();
		expect(requests).toEqual([
			sent('POST', '/v3/travel-rule/widget-session/', { wallet_address: walletAddress, chain }),
		]);
	});

	test.each<[INodeParameters, string]>([
		[{ expiresInMinutes: 0 }, '"Expires in Minutes"'],
		[{ expiresInMinutes: 1.5 }, '"Expires in Minutes"'],
		[{ transactionId: byId('{{') }, '"Transaction"'],
	])('%j is refused before it is sent', async (additionalFields, label) => {
		const { walletAddress, chain } = LEAST;
		const ran = await run('createWidgetSession', { walletAddress, chain, additionalFields });
		expect(ran.error?.message).toContain(label);
		expect(ran.sent).toEqual([]);
	});
});

describe('updateTransfer', () => {
	test('it is told under which hash it went out, and who receives it', async () => {
		const id = await transfer();
		const { sent: requests, items } = await run('updateTransfer', {
			transactionId: byId(id),
			updateFields: {
				action: 'resend',
				beneficiaryVasp: '{"name": "Boreal"}',
				paymentTxnId: '0xchainhash',
			},
			simplify: false,
		});
		expect(requests).toEqual([
			sent('PATCH', `/v3/transactions/${id}/travel-rule/`, {
				action: 'resend',
				beneficiary_vasp: { name: 'Boreal' },
				payment_txn_id: '0xchainhash',
			}),
		]);
		expect(items).toMatchObject([
			{
				json: {
					status: 'AWAITING_COUNTERPARTY',
					direction: 'INBOUND',
					counterparty_vasp: { name: 'Boreal' },
				},
			},
		]);
	});

	test('what was called off takes no change, and that is said', async () => {
		const transactionId = byId(await transfer());
		const ended = await run('updateTransfer', {
			transactionId,
			updateFields: { action: 'cancel' },
		});
		expect(ended.items).toMatchObject([{ json: { status: 'CANCELLED' } }]);
		const again = await run('updateTransfer', {
			transactionId,
			updateFields: { action: 'resend' },
		});
		expect(again.error?.message).toContain('The transfer is CANCELLED already.');
		expect(again.requests).toMatchObject([{ status: 409 }]);
	});

	test.each<[INodeParameters, string]>([
		[{}, '"Update Fields" has no field'],
		[{ action: 'repeat' }, '"Action" has no choice "repeat"'],
		[{ beneficiaryVasp: '{' }, '"Beneficiary VASP" is not valid JSON'],
	])('%j is refused before it is sent', async (updateFields, message) => {
		const ran = await run('updateTransfer', { transactionId: byId(UNKNOWN), updateFields });
		expect(ran.error?.message).toContain(message);
		expect(ran.sent).toEqual([]);
	});
});

describe('confirmOwnership', () => {
	test.each([
		[true, 'COMPLETED'],
		[false, 'CANCELLED'],
	])('with %s the transfer is %s', async (confirmed, status) => {
		const id = await transfer();
		const { sent: requests, items } = await run('confirmOwnership', {
			transactionId: byId(id),
			confirmed,
		});
		expect(requests).toEqual([
			sent('POST', `/v3/transactions/${id}/travel-rule/ownership/`, { confirmed }),
		]);
		expect(items).toMatchObject([{ json: { status, ownership_confirmed: confirmed } }]);
	});

	test('a transfer that there is not is told as unknown', async () => {
		const { error } = await run('confirmOwnership', { transactionId: byId(UNKNOWN) });
		expect(error?.message).toBe('Didit does not know this ID: Not found.');
	});
});

describe('where one of several is refused', () => {
	const parameters = {
		transactionId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		confirmed: true,
	};
	const itemsOf = async () => [{ json: { id: UNKNOWN } }, { json: { id: await transfer() } }];

	test('the run stops, with the words about it', async () => {
		const { error } = await run('confirmOwnership', parameters, { items: await itemsOf() });
		expect(error?.message).toBe('Didit does not know this ID: Not found.');
		expect(error?.context.itemIndex).toBe(0);
	});

	test('the others go on, and it says so in its place', async () => {
		const { items } = await run('confirmOwnership', parameters, {
			items: await itemsOf(),
			onError: 'continueRegularOutput',
		});
		expect(items).toMatchObject([
			{ json: { error: expect.stringContaining('Not found.') as string }, pairedItem: { item: 0 } },
			{ json: { status: 'COMPLETED' }, pairedItem: { item: 1 } },
		]);
	});

	test('the others go on, and it goes out of the other output', async () => {
		const { items, errors } = await run('confirmOwnership', parameters, {
			items: await itemsOf(),
			onError: 'continueErrorOutput',
		});
		expect(items).toMatchObject([{ json: { status: 'COMPLETED' }, pairedItem: { item: 1 } }]);
		expect(errors).toMatchObject([{ json: { id: UNKNOWN } }]);
	});
});
