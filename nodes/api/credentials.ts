import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { ACCOUNT_API, readBase, VERIFICATION_API } from './apiBase';
import { readKey } from './apiKey';
import type { Access, DiditContext } from './types';

export interface Connection {
	/** Of the application whose key it is; undefined without one. */
	readonly id?: string;
	readonly base: string;
	/** Never shown, whoever echoes them. */
	readonly secrets: readonly string[];
}

/**
 * Where a request goes, read from the node's credential. To register, to verify an email and to log
 * in takes none.
 *
 * @throws NodeOperationError when a Bearer call has no Didit account credential, and for a base URL
 * that leads nowhere
 */
export async function connect(
	context: DiditContext,
	access: Access,
	baseUrl: unknown = ACCOUNT_API,
): Promise<Connection> {
	if (access === 'open') {
		const base = baseOf(context, { baseUrl }, ACCOUNT_API, 'options of the node');
		return { base, secrets: [] };
	}
	if (access === 'apiKey') {
		const credentials = await context.getCredentials('diditApi');
		return {
			id: credentialKey(credentials),
			base: baseOf(context, credentials, VERIFICATION_API),
			secrets: [String(credentials.apiKey), readKey(credentials.apiKey)],
		};
	}
	if (!context.getNode().credentials?.diditAccountApi) {
		throw new NodeOperationError(
			context.getNode(),
			'This operation needs a Didit account credential',
			{
				description:
					'Select or create a credential of type "Didit Account API" with the email and password of your Didit account.',
			},
		);
	}
	const credentials = await context.getCredentials('diditAccountApi');
	const { password, accessToken } = credentials;
	return {
		base: baseOf(context, credentials, ACCOUNT_API),
		secrets: [String(password), String(accessToken)],
	};
}

/** Tells Didit applications apart, without keeping a key. */
export function credentialKey({ baseUrl, apiKey }: ICredentialDataDecryptedObject): string {
	return createHash('sha256')
		.update(JSON.stringify([readBase(baseUrl, VERIFICATION_API).url ?? baseUrl, readKey(apiKey)]))
		.digest('hex');
}

function baseOf(
	context: DiditContext,
	{ baseUrl }: { readonly baseUrl?: unknown },
	api: string,
	place = 'Didit credential',
): string {
	const { url, problem } = readBase(baseUrl, api);
	if (problem === undefined) return url;
	throw new NodeOperationError(context.getNode(), `The base URL in the ${place} is not usable`, {
		description: problem,
	});
}
