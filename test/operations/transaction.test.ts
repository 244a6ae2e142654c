import type { INodeParameters } from 'n8n-workflow';
import type { Receiver } from '../sandbox/receiver';
import { useReceiver } from '../sandbox/receiver';
import { byId, changesOf, operate, sent } from '../support/operate';
import { names, pick, values } from '../support/pick';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, didit, newApplication } from '../support/sandbox';

const receiver: Receiver = useReceiver();

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

const run = async (operation: string, parameters: INodeParameters = {}) =>
	await operate(application, operation, parameters);

const PAYMENT = {
	transactionId: 'payment-1',
	amount: 150,
	currency: 'EUR',
	subjectVendorData: 'user-1',
	subjectFullName: 'Ana Ruiz',
};

test('a payment is handed in with all that is known of both sides', async () => {
	const made = await run('transaction.create', {
		...PAYMENT,
		additionalFields: {
			transactionAt: '2026-05-21T14:30:00+02:00',
			subject: { dateOfBirth: '1990-05-21', address: { country: 'Spain', town: 'Madrid' } },
			counterparty: { fullName: 'Ben Lee', paymentMethod: { methodType: 'card' } },
			customProperties: '{"order": 7}',
			transactionDetails: { actionType: 'withdrawal' },
		},
	});
	expect(made.sent).toEqual([
		sent('POST', '/v3/transactions/', {
			transaction_id: 'payment-1',
			transaction_category: 'finance',
			transaction_details: {
				direction: 'outbound',
				amount: 150,
				currency: 'EUR',
				action_type: 'withdrawal',
			},
			subject: {
				vendor_data: 'user-1',
				full_name: 'Ana Ruiz',
				date_of_birth: '1990-05-21',
				address: { country: 'ESP', town: 'Madrid' },
			},
			counterparty: { full_name: 'Ben Lee', payment_method: { method_type: 'card' } },
			custom_properties: { order: 7 },
			transaction_at: '2026-05-21T14:30:00+02:00',
		}),
	]);
	expect(made.items).toMatchObject([
		{ json: { status: 'APPROVED', txn_id: 'payment-1', amount: 150, currency: 'EUR' } },
	]);
});

test('a large one goes to review, and its event comes', async () => {
	const events = ['transaction.created'];
	await didit(application, 'POST', '/webhook/destinations/', {
		label: 'n8n',
		url: receiver.url,
		subscribed_events: events,
	});
	const made = await run('transaction.create', { ...PAYMENT, amount: 25_000 });
	expect(made.items).toMatchObject([{ json: { status: 'IN_REVIEW', severity: 'HIGH' } }]);
	expect(receiver.deliveries.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
		{ webhook_type: 'transaction.created', txn_id: 'payment-1', status: 'IN_REVIEW' },
	]);
});

test('the same payment is not counted twice, and that is said', async () => {
	await run('transaction.create', PAYMENT);
	const again = await run('transaction.create', PAYMENT);
	expect(again.error?.message).toContain('already exists');
	expect(again.error?.description).toContain('Nothing was counted twice.');
});

test('one is picked by your own ID and read by Didit’s', async () => {
	const made = await run('transaction.create', PAYMENT);
	const shown = await pick('searchTransactions', { credentials: apiKeyCredential(application) });
	expect(names(shown)).toEqual([
		expect.stringMatching(/^payment-1 · 150 EUR · APPROVED · \d{4}-\d\d-\d\d$/),
	]);
	expect(values(shown)).toEqual([made.items[0]?.json.uuid]);
	const transactionId = byId(String(made.items[0]?.json.uuid));
	const read = await run('transaction.get', { transactionId });
	expect(read.items).toMatchObject([{ json: { txn_id: 'payment-1', vendor_data: 'user-1' } }]);
});

test('Return All does not end at the hundred that Didit counts', async () => {
	const items = Array.from({ length: 101 }, (_, n) => ({ json: { id: `payment-${n}` } }));
	const parameters = { ...PAYMENT, transactionId: '={{ $json.id }}' };
	const made = await operate(application, 'transaction.create', parameters, { items });
	expect(made.error).toBeUndefined();
	expect((await run('transaction.getAll', { returnAll: true })).items).toHaveLength(101);
});

describe('travel rule', () => {
	test('a change of the settings leaves the others as they were', async () => {
		const update = async (updateFields: INodeParameters) =>
			await run('travelRule.updateSettings', { updateFields, simplify: false });
		await update({ legalName: 'Acme Ltd', isEnabled: true, confirmationTimeoutHours: 24 });
		const changed = await update({ timeoutOutcome: 'REJECT' });
		expect(changesOf(changed)).toMatchObject([
			{ method: 'PUT', path: '/v3/travel-rule/settings/', body: { legal_name: 'Acme Ltd' } },
		]);
		const { items } = await run('travelRule.getSettings', { simplify: false });
		expect(items).toMatchObject([
			{
				json: {
					legal_name: 'Acme Ltd',
					is_enabled: true,
					confirmation_timeout_hours: 24,
					timeout_outcome: 'REJECT',
				},
			},
		]);
	});

	test.each(['1.000,00', '={{ "1,000" }}', 'a lot'])(
		'a threshold of %s is refused before anything is asked',
		async (thresholdAmount) => {
			const ran = await run('travelRule.updateSettings', { updateFields: { thresholdAmount } });
			expect(ran.error?.message).toBe('"Threshold Amount" is not an amount');
			expect(changesOf(ran)).toEqual([]);
		},
	);

	test.each([
		['1000.50', '1000.50'],
		['={{ 1000 }}', '1000'],
	])('a threshold of %s is %s', async (thresholdAmount, threshold_amount) => {
		const ran = await run('travelRule.updateSettings', { updateFields: { thresholdAmount } });
		expect(changesOf(ran)).toMatchObject([{ body: { threshold_amount } }]);
	});

	test('providers are found by a part of their name', async () => {
		const { items } = await run('travelRule.getVasps', { filters: { search: 'boreal' } });
		expect(items).toMatchObject([{ json: { name: 'Boreal Custody' } }]);
	});

	test('a wallet is noted, changed, picked and forgotten', async () => {
		const made = await run('walletAddress.create', {
			address: '0xabc',
			additionalFields: { chain: 'ethereum', holderName: 'Ana Ruiz', selfDeclared: true },
		});
		expect(made.sent).toEqual([
			sent('POST', '/v3/travel-rule/wallet-addresses/', {
				address: '0xabc',
				chain: 'ethereum',
				holder_name: 'Ana Ruiz',
				self_declared: true,
			}),
		]);
		const walletAddressId = byId(String(made.items[0]?.json.uuid));
		const updateFields = { holderName: 'Ben Lee' };
		await run('walletAddress.update', { walletAddressId, updateFields });
		const shown = await pick('searchWalletAddresses', {
			credentials: apiKeyCredential(application),
			filter: 'ben',
		});
		expect(names(shown)).toEqual(['0xabc · ethereum']);
		await run('walletAddress.delete', { walletAddressId });
		expect((await run('walletAddress.getAll')).items).toEqual([]);
	});
});

test.each(['={{ $json.nope }}', '={{ "" }}'])(
	'a deletion is not widened by a field that yields nothing: %s',
	async (vendorData) => {
		const additionalFields = { deleteAll: true, confirmDeleteAll: true, vendorData };
		const ran = await run('biometricTemplate.deleteMany', { additionalFields });
		expect(ran.error?.message).toBe('"Vendor Data" comes from an expression that yields nothing');
		expect(ran.sent).toEqual([]);
	},
);
