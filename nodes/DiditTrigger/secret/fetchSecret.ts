import type { IWebhookFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { DiditClient } from '../../api/DiditClient';
import { credentialKey } from '../../api/credentials';
import { WEBHOOK_POLICY } from '../../api/policies';
import {
	CONFIGURATION_PATH,
	parseConfiguration,
} from '../registration/applicationUrl/configuration';
import type { Reading, SecretSource } from './SecretCache';

/**
 * Where the secret for a delivery comes from: the webhook configuration of the application whose
 * key the node's credential holds.
 */
export async function secretSource(context: IWebhookFunctions): Promise<SecretSource> {
	const id = credentialKey(await context.getCredentials('diditApi'));
	return { id, read: async () => await readSecret(context) };
}

async function readSecret(context: IWebhookFunctions): Promise<Reading> {
	try {
		const client = new DiditClient(context, WEBHOOK_POLICY);
		const { body } = await client.send({ method: 'GET', path: CONFIGURATION_PATH });
		const secret = parseConfiguration(body)?.secret;
		if (secret) return { kind: 'secret', secret };
		return { kind: 'refused', why: 'Didit named no webhook secret for this application' };
	} catch (error) {
		const why = (error as Error).message;
		return { kind: mayPass(error) ? 'unavailable' : 'refused', why };
	}
}

/** No answer, 429 and 5xx say nothing about the secret; any other status does. */
function mayPass(error: unknown): boolean {
	if (!(error instanceof NodeApiError)) return false;
	const status = Number(error.httpCode);
	return !error.httpCode || status === 429 || status >= 500;
}
