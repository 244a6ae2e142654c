import type { INodeParameters } from 'n8n-workflow';
import { newAccount, newEmail } from '../support/account';
import type { Operated } from '../support/operate';
import { byId, operateAccount } from '../support/operate';
import { accountCredential, control } from '../support/sandbox';

const PASSWORD = 'MyStr0ng!Pass';

/** All that is told of an application. */
const APPLICATION = {
	description: 'Where people are verified',
	name: 'Onboarding',
	privacyUrl: 'https://example.com/privacy',
	redirectUris: 'https://example.com/done',
	termsUrl: 'https://example.com/terms',
	websiteUrl: 'https://example.com',
};

/** Each operation of the account resource, once. */
export async function accountRuns(): Promise<Array<[string, Operated]>> {
	const email = newEmail();
	const open = async (
		operation: string,
		parameters: INodeParameters,
	): Promise<[string, Operated]> => {
		const all = { email, ...parameters };
		return [operation, await operateAccount(email, accountCredential('', ''), operation, all)];
	};
	const registered = await open('account.register', { password: PASSWORD });
	const [mail] = await control<Array<{ code: string }>>('GET', `/outbox?to=${email}`);
	const verified = await open('account.verifyEmail', { code: String(mail?.code) });
	const loggedIn = await open('account.login', { password: PASSWORD });

	// The next code may come after a minute only.
	const body = { message: 'A code was sent' };
	await control('POST', '/faults', { email, kind: 'status', status: 200, body });
	const resent = await open('account.resendCode', {});
	const known = await newAccount();
	const organization = { organizationId: byId(known.organizationId) };
	const read = async (operation: string, parameters = {}): Promise<[string, Operated]> => [
		operation,
		await operateAccount(known.email, known.credentials, operation, parameters),
	];
	return [
		registered,
		verified,
		loggedIn,
		resent,
		await read('account.createApplication', { ...organization, additionalFields: APPLICATION }),
		await read('account.updateApplication', {
			...organization,
			applicationId: byId(known.applicationId),
			updateFields: APPLICATION,
		}),
		await read('account.getApplications', organization),
		await read('account.getOrganizations'),
		await read('account.getCredentials', {
			organizationId: byId(known.organizationId),
			applicationId: byId(known.applicationId),
		}),
	];
}
