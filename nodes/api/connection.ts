import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Access, DiditContext } from './types';

/** Used for calls without a Didit account credential: register, verify email, log in. */
const DEFAULT_ACCOUNT_URL = 'https://apx.didit.me/auth/v2';

export interface Connection {
	/** Of the application whose key it is; undefined without one. */
	readonly id?: string;
	readonly base: string;
	/** Never shown, whoever echoes them. */
	readonly secrets: readonly string[];
}

/**
 * Where calls of this kind go, read from the node's credential.
 *
 * @throws NodeOperationError when a Bearer call has no Didit account credential
 */
export async function connect(context: DiditContext, access: Access): Promise<Connection> {
	if (access === 'apiKey') {
		const credentials = await context.getCredentials('diditApi');
		return {
			id: applicationId(credentials),
			base: String(credentials.baseUrl),
			secrets: [String(credentials.apiKey)],
		};
	}
	if (!context.getNode().credentials?.diditAccountApi) {
		if (access === 'open') return { base: DEFAULT_ACCOUNT_URL, secrets: [] };
		throw new NodeOperationError(
			context.getNode(),
			'This operation needs a Didit account credential',
			{
				description:
					'Select or create a credential of type "Didit Account API" with the email and password of your Didit account.',
			},
		);
	}
	const { baseUrl, password, accessToken } = await context.getCredentials('diditAccountApi');
	return { base: String(baseUrl), secrets: [String(password), String(accessToken)] };
}

/** Tells Didit applications apart, without keeping a key. */
export function applicationId({ baseUrl, apiKey }: ICredentialDataDecryptedObject): string {
	return createHash('sha256')
		.update(JSON.stringify([baseUrl, apiKey]))
		.digest('hex');
}
