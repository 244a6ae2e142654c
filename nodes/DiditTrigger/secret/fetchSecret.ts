import { createHash } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { NodeApiError, NodeHelpers } from 'n8n-workflow';
import { DiditClient } from '../../api/DiditClient';
import { credentialKey } from '../../api/credentials';
import { WEBHOOK_POLICY } from '../../api/policies';
import { WEBHOOK_PATH } from '../properties';
import { readConfiguration } from '../registration/applicationUrl/configuration';
import type { Destination } from '../registration/destination/destinations';
import {
	DESTINATIONS_PATH,
	parseDestination,
	rememberDestination,
	rememberedUuid,
} from '../registration/destination/destinations';
import type { Caller } from '../registration/registrationState';
import { readRegistrationState } from '../registration/registrationState';
import { bare, isSame } from '../registration/webhookUrl';
import type { Reading, SecretSource } from './SecretCache';

/** Of a node that is tested in two n8n at once, the listeners of both have its URL in the end. */
const MOST_LISTENERS = 3;

/**
 * Where the secret for a delivery comes from: the destination with the trigger's URL, else the
 * application whose key the node's credential holds.
 */
export async function secretSource(context: IWebhookFunctions): Promise<SecretSource> {
	const credential = credentialKey(await context.getCredentials('diditApi'));
	const isTest = context.getMode() === 'manual';
	// In a test, too, n8n tells the URL of production and no other.
	const url = context.getNodeWebhookUrl('default') ?? '';
	return {
		id: secretId(credential, url, isTest),
		read: async () => await readSecrets(context, credential, url, isTest),
	};
}

/** Tells apart what has different secrets, without keeping a key. */
export function secretId(credential: string, url: string, isTest = false): string {
	const parts = JSON.stringify([credential, isTest, bare(url)]);
	return createHash('sha256').update(parts).digest('hex');
}

async function readSecrets(
	context: IWebhookFunctions,
	credential: string,
	url: string,
	isTest: boolean,
): Promise<Reading> {
	const caller = { context, credential, client: new DiditClient(context, WEBHOOK_POLICY) };
	try {
		const found = isTest
			? await secretsOfTest(caller, endOf(context), url)
			: await secretsOf(caller, url);
		const secrets = found.filter((secret) => secret !== '');
		if (secrets.length > 0) return { kind: 'secrets', secrets };
		return { kind: 'refused', why: 'Didit named no webhook secret for this trigger' };
	} catch (error) {
		const why = (error as Error).message;
		return { kind: mayPass(error) ? 'unavailable' : 'refused', why };
	}
}

/** Nothing but a second look tells a secret that was rotated: the list does not hold it. */
async function secretsOf(caller: Caller, url: string): Promise<string[]> {
	const { context, client, credential } = caller;
	const uuid = rememberedUuid(credential, url);
	const remembered = uuid && (await readDestination(caller, uuid));
	if (remembered && isSame(remembered.url, url)) return [remembered.secret];
	const { destinations = [], configuration } = await readRegistrationState(caller);
	const registered = destinations.find((destination) => isSame(destination.url, url));
	const destination = registered && (await readDestination(caller, registered.uuid));
	if (destination) {
		rememberDestination(credential, destination);
		return [destination.secret];
	}
	return [(configuration ?? (await readConfiguration(context, client))).secret];
}

/**
 * @param end of the node's URLs, the same in a test and in production
 * @param production the URL whose destination has nothing to do with tests
 */
async function secretsOfTest(caller: Caller, end: string, production: string): Promise<string[]> {
	const { context, client } = caller;
	const { destinations = [], configuration } = await readRegistrationState(caller);
	// Under whatever address: an n8n of before calls its production as this one does.
	const endpoint = production
		.slice(0, -end.length - 1)
		.split('/')
		.pop();
	const isListener = ({ url }: Destination) =>
		bare(url).endsWith(`/${end}`) && !bare(url).endsWith(`/${endpoint}/${end}`);
	const listeners = destinations.filter(isListener).slice(0, MOST_LISTENERS);
	if (listeners.length === 0) {
		return [(configuration ?? (await readConfiguration(context, client))).secret];
	}
	const read = listeners.map(async ({ uuid }) => await readDestination(caller, uuid));
	return (await Promise.all(read)).map((destination) => destination?.secret ?? '');
}

function endOf(context: IWebhookFunctions): string {
	const { id = '' } = context.getWorkflow();
	return NodeHelpers.getNodeWebhookPath(id, context.getNode(), WEBHOOK_PATH);
}

/** @returns undefined for one that was deleted */
async function readDestination({ client }: Caller, uuid: string): Promise<Destination | undefined> {
	const answer = await client.send(
		{ method: 'GET', path: [...DESTINATIONS_PATH, uuid] },
		{ passThrough: ({ status }) => status === 404 },
	);
	return answer.status === 404 ? undefined : parseDestination(answer.body);
}

/** No answer, 429 and 5xx say nothing about the secret; any other status does. */
function mayPass(error: unknown): boolean {
	if (!(error instanceof NodeApiError)) return false;
	const status = Number(error.httpCode);
	return !error.httpCode || status === 429 || status >= 500;
}
