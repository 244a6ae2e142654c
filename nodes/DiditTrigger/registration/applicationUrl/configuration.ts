import type { DiditClient } from '../../../api/DiditClient';
import type { DiditContext } from '../../../api/types';
import { flag, objectsIn } from '../../../Didit/output/simplify/values';
import { stop, STOPS } from '../errors';

/** GET and PATCH of the application's webhook configuration (specification, Webhook Configuration). */
export const CONFIGURATION_PATH = ['webhook'] as const;

/** The only version whose events this trigger hands out as they are documented. */
export const WEBHOOK_VERSION = 'v3';

export interface WebhookConfiguration {
	/** Null when none is registered. */
	readonly url: string | null;
	readonly version: string;
	/** Empty when Didit names none. */
	readonly secret: string;
	/** Names of the destinations that are switched on; as long as there is one, Didit ignores `url`. */
	readonly destinations: readonly string[];
	/** Whether there is a place for destinations, as today's Didit has it. */
	readonly listsDestinations: boolean;
}

/** @throws as DiditClient.send; NodeOperationError for an answer that is no configuration */
export async function readConfiguration(
	context: DiditContext,
	client: DiditClient,
): Promise<WebhookConfiguration> {
	const { body } = await client.send({ method: 'GET', path: CONFIGURATION_PATH });
	const configuration = parseConfiguration(body);
	if (!configuration) throw stop(context.getNode(), STOPS.noConfiguration);
	return configuration;
}

/** @returns undefined for an answer that is no configuration */
export function parseConfiguration(body: unknown): WebhookConfiguration | undefined {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
	const { webhook_url, webhook_version, secret_shared_key, destinations } = body as Record<
		string,
		unknown
	>;
	if (webhook_url === undefined && secret_shared_key === undefined) return undefined;
	return {
		url: typeof webhook_url === 'string' && webhook_url !== '' ? webhook_url : null,
		version: String(webhook_version),
		secret: typeof secret_shared_key === 'string' ? secret_shared_key : '',
		destinations: enabledOf(destinations),
		listsDestinations: typeof destinations === 'object' && destinations !== null,
	};
}

/** Names under which Didit and its clients say whether a destination is switched on. */
const SWITCHES = ['enabled', 'is_enabled', 'active', 'is_active'];

/** A list, or a page of one. A destination without a switch is on. */
function enabledOf(destinations: unknown): string[] {
	const [page] = objectsIn(destinations);
	const list = Array.isArray(destinations) ? destinations : (page?.results ?? page);
	return objectsIn(list)
		.filter((destination) => SWITCHES.every((name) => flag(destination[name]) !== false))
		.map(({ label, url }) => [label, url].filter(Boolean).join(' '));
}
