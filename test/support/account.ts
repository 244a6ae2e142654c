import type { CredentialData } from './credentials';
import { accountCredential, control } from './sandbox';

export interface TestAccount {
	readonly email: string;
	readonly password: string;
	/** Kept by the runs that share it, token included, as n8n keeps a credential. */
	readonly credentials: CredentialData;
	readonly organizationId: string;
	readonly applicationId: string;
	readonly apiKey: string;
}

const PASSWORD = 'MyStr0ng!Pass';
let made = 0;

/** An address that no other test uses. */
export function newEmail(): string {
	return `user-${Date.now()}-${Math.random().toString(36).slice(2)}-${made++}@mail.test`;
}

/** A confirmed account with an organization and an application. */
export async function newAccount(): Promise<TestAccount> {
	const email = newEmail();
	const { application } = await control<{
		application: { uuid: string; api_key: string; organization: { uuid: string } };
	}>('POST', '/accounts', { email, password: PASSWORD });
	return {
		email,
		password: PASSWORD,
		credentials: accountCredential(email, PASSWORD),
		organizationId: application.organization.uuid,
		applicationId: application.uuid,
		apiKey: application.api_key,
	};
}
