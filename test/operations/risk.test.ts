import type { INodeParameters } from 'n8n-workflow';
import { operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

const run = async (operation: string, parameters: INodeParameters) =>
	await operate(application, operation, parameters);

const about = {
	vendorData: 'user-1',
	metadata: '{"order": 7}',
	saveApiRequest: false,
	countryCode: 'Spain',
	signals: { ip: '192.0.2.10', deviceId: 'phone-1', devicePlatform: 'ios', userAgent: 'App/1' },
};

/** Where the person says to be goes out as a code; of which length the API does not say. */
const body = {
	vendor_data: 'user-1',
	metadata: { order: 7 },
	save_api_request: false,
	country_code: expect.stringMatching(/^ESP?$/) as string,
	signals: {
		ip: '192.0.2.10',
		device_id: 'phone-1',
		device_platform: 'ios',
		user_agent: 'App/1',
	},
};

test('all that is known goes along, and comes back', async () => {
	const email = await run('email.getRisk', { email: 'ana@example.com', additionalFields: about });
	expect(email.sent).toEqual([
		sent('POST', '/v3/email/risk/', { email: 'ana@example.com', ...body }),
	]);
	expect(email.items).toMatchObject([
		{ json: { status: 'Approved', vendor_data: 'user-1', metadata: { order: 7 } } },
	]);
	const phone = await run('phone.getRisk', {
		phoneNumber: '+34 600 123 456',
		additionalFields: about,
	});
	expect(phone.sent).toEqual([
		sent('POST', '/v3/phone/risk/', { phone_number: '+34600123456', ...body }),
	]);
	const { vendorData, metadata, saveApiRequest } = about;
	const ip = await run('ipAddress.getRisk', {
		ipAddress: '192.0.2.10',
		additionalFields: { vendorData, metadata, saveApiRequest, userAgent: 'App/1' },
	});
	expect(ip.sent).toEqual([
		sent('POST', '/v3/ip/risk/', {
			ip_address: '192.0.2.10',
			vendor_data: 'user-1',
			metadata: { order: 7 },
			save_api_request: false,
			user_agent: 'App/1',
		}),
	]);
	expect(ip.items).toMatchObject([
		{ json: { status: 'Approved', ip: { is_vpn_or_tor: false, country_mismatch: false } } },
	]);
});

test.each<[string, INodeParameters, object]>([
	['email.getRisk', { email: 'ana@disposable.example' }, { status: 'Declined' }],
	['email.getRisk', { email: 'breached@example.com' }, { status: 'In Review' }],
	['phone.getRisk', { phoneNumber: '+34600123000' }, { status: 'Declined' }],
	['phone.getRisk', { phoneNumber: '+34600123111' }, { status: 'In Review' }],
	[
		'ipAddress.getRisk',
		{ ipAddress: '203.0.113.7' },
		{ status: 'In Review', ip: { is_vpn_or_tor: true } },
	],
	[
		'ipAddress.getRisk',
		{ ipAddress: '192.0.2.10', additionalFields: { claimedCountry: 'France' } },
		{ status: 'In Review', ip: { country_mismatch: true } },
	],
])('%s of %j', async (operation, parameters, answer) => {
	const { items, error } = await run(operation, parameters);
	expect(error).toBeUndefined();
	expect(items).toMatchObject([{ json: answer }]);
});

test.each<[string, INodeParameters, string]>([
	['email.getRisk', { email: 'ana@' }, 'Enter a valid email address.'],
	['ipAddress.getRisk', { ipAddress: '192.0.2.999' }, 'Enter a valid IPv4 or IPv6 address.'],
])('%s of what is none, %j, is refused in Didit’s words', async (operation, given, words) => {
	const { error, sent: requests } = await run(operation, given);
	expect(requests).toHaveLength(1);
	expect(error?.message).toContain(words);
});

test('a phone number that is none is not sent', async () => {
	const { error, sent: requests } = await run('phone.getRisk', { phoneNumber: '+34' });
	expect(error?.message).toContain('"Phone Number"');
	expect(requests).toEqual([]);
});

test('an address that was put on the blocklist is declined', async () => {
	const lists = await didit<{ results: Array<{ uuid: string }> }>(
		application,
		'GET',
		'/lists/?list_type=blocklist&entry_type=email',
	);
	const uuid = String(lists.results[0]?.uuid);
	await didit(application, 'POST', `/lists/${uuid}/entries/`, { value: 'Ana@Example.com' });
	const { items } = await run('email.getRisk', { email: 'ana@example.com' });
	expect(items).toMatchObject([{ json: { status: 'Declined' } }]);
});

test('one is kept as a session', async () => {
	const additionalFields = { vendorData: 'user-1' };
	await run('ipAddress.getRisk', { ipAddress: '192.0.2.10', additionalFields });
	const { items } = await run('session.getAll', {});
	expect(items).toMatchObject([{ json: { status: 'Approved', vendor_data: 'user-1' } }]);
});

test('the others go on where one is refused, or the credit ends', async () => {
	application = await newApplication({ dialect: 'current', balance: 0.05 });
	const addresses = ['nothing', '192.0.2.10', '192.0.2.11'];
	const { items, errors } = await operate(
		application,
		'ipAddress.getRisk',
		{ ipAddress: '={{ $json.ip }}' },
		{ items: addresses.map((ip) => ({ json: { ip } })), onError: 'continueErrorOutput' },
	);
	expect(items).toMatchObject([{ json: { status: 'Approved' } }]);
	expect(errors).toHaveLength(2);
	expect(JSON.stringify(errors)).toContain("You don't have enough credits");
});

describe('a wallet', () => {
	test('is screened with all that is known', async () => {
		const screened = await run('transaction.screenWallet', {
			walletAddress: '0x00000000000000000000000000000000000000A1',
			blockchain: 'ETH',
			additionalFields: { direction: 'inbound' },
		});
		expect(screened.sent).toEqual([
			sent('POST', '/v3/wallet-screening/', {
				wallet_address: '0x00000000000000000000000000000000000000A1',
				blockchain: 'ETH',
				direction: 'inbound',
			}),
		]);
		expect(screened.items).toMatchObject([
			{ json: { status: 'SCREENED', severity: 'LOW', sanctions_hit: false } },
		]);
	});

	test.each([
		['0x1dead', { severity: 'CRITICAL', sanctions_hit: true, risk_score: 100 }],
		['0x1beef', { severity: 'HIGH', sanctions_hit: false, dominant_risk_category: 'mixer' }],
	])('%s is risky', async (walletAddress, answer) => {
		const { items } = await run('transaction.screenWallet', { walletAddress, blockchain: 'ETH' });
		expect(items).toMatchObject([{ json: answer }]);
	});
});
