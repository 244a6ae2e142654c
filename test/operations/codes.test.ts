import type { INodeParameters } from 'n8n-workflow';
import { answerWith, fault, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { control, newApplication } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

const run = async (operation: string, parameters: INodeParameters) =>
	await operate(application, operation, parameters);

/** Somebody whom no other test writes to. */
let made = 0;
const newNumber = () => `+346${String(Date.now()).slice(-5)}${String(made++).padStart(3, '0')}`;

async function codeFor(to: string): Promise<string> {
	const path = `/outbox?to=${encodeURIComponent(to)}`;
	const mails = await control<Array<{ code: string }>>('GET', path);
	return String(mails.at(-1)?.code);
}

test('a code goes to a phone and is checked', async () => {
	const phoneNumber = newNumber();
	const spaced = phoneNumber.replace('+34', '+34 ');
	const code = { codeSize: 4, preferredChannel: 'sms', locale: 'es-ES' };
	const run1 = await run('phone.send', {
		phoneNumber: spaced,
		additionalFields: { options: code, vendorData: 'user-1', signals: { ip: '192.0.2.10' } },
	});
	expect(run1.sent).toEqual([
		sent('POST', '/v3/phone/send/', {
			phone_number: phoneNumber,
			options: { code_size: 4, preferred_channel: 'sms', locale: 'es-ES' },
			vendor_data: 'user-1',
			signals: { ip: '192.0.2.10' },
		}),
	]);
	expect(run1.items).toMatchObject([{ json: { status: 'Success', vendor_data: 'user-1' } }]);
	const right = await codeFor(phoneNumber);
	expect(right).toMatch(/^\d{4}$/);
	const wrong = await run('phone.check', { phoneNumber, code: right === '0000' ? '0001' : '0000' });
	expect(wrong.error).toBeUndefined();
	expect(wrong.items).toMatchObject([{ json: { status: 'Failed' } }]);
	const checked = await run('phone.check', { phoneNumber, code: right });
	expect(checked.items).toMatchObject([{ json: { status: 'Approved' } }]);
	const used = await run('phone.check', { phoneNumber, code: right });
	expect(used.items).toMatchObject([{ json: { status: 'Expired or Not Found' } }]);
});

test('a code goes to an address and is checked', async () => {
	const email = `ana-${newNumber().slice(1)}@example.com`;
	await run('email.send', { email });
	const checked = await run('email.check', {
		email,
		code: await codeFor(email),
		additionalFields: { disposableEmailAction: 'DECLINE' },
	});
	expect(checked.sent[0]).toMatchObject({ body: { email, disposable_email_action: 'DECLINE' } });
	expect(checked.items).toMatchObject([{ json: { status: 'Approved' } }]);
});

test('the fifth code of an hour is refused for good, and not sent again', async () => {
	const phoneNumber = newNumber();
	for (let n = 0; n < 4; n++) await run('phone.send', { phoneNumber });
	const fifth = await run('phone.send', { phoneNumber });
	expect(fifth.error?.message).toContain('Too many attempts');
	expect(fifth.sent).toHaveLength(1);
});

test.each(['email.send', 'phone.send', 'email.getRisk', 'phone.getRisk'])(
	'%s is not sent twice where the connection breaks, and that is said',
	async (operation) => {
		await fault(application, { kind: 'drop_after' });
		const parameters = operation.startsWith('email')
			? { email: 'ana@example.com' }
			: { phoneNumber: newNumber() };
		const lost = await run(operation, parameters);
		expect(lost.sent).toHaveLength(1);
		expect(lost.error?.description).toContain('It is not known whether it was charged.');
	},
);

test('the code that a person typed is not repeated', async () => {
	const code = '73120955';
	await answerWith(application, 400, { code: [`${code} is wrong`] });
	const refused = await run('phone.check', { phoneNumber: newNumber(), code });
	expect(`${refused.error?.message} ${refused.error?.description}`).not.toContain(code);
});

test('no credit is said as such', async () => {
	const poor = await newApplication({ dialect: 'current', balance: 0 });
	const refused = await operate(poor, 'email.send', { email: 'ana@example.com' });
	expect(refused.error?.message).toContain("You don't have enough credits");
	expect(refused.error?.description).toContain('Top up the balance');
});
