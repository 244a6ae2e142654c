import { apiVersions } from '../../api/apiVersion';
import type { DiditClient } from '../../api/DiditClient';
import type { DiditContext } from '../../api/types';
import { LruMap } from '../../api/util/LruMap';
import { systemClock } from '../../api/util/clock';
import type { WebhookConfiguration } from './applicationUrl/configuration';
import { readConfiguration } from './applicationUrl/configuration';
import type { Destination } from './destination/destinations';
import { askForDestinations } from './destination/destinations';
import { DESTINATION_STOPS } from './destination/stops';
import { stop } from './errors';

/** How an application can be told where its events go, as far as it was looked at. */
export interface RegistrationState {
	/** Missing where Didit is as specified, and an application has one URL and no more. */
	readonly destinations?: readonly Destination[];
	readonly configuration?: WebhookConfiguration;
}

/** Who asks: in a hook or at a delivery. */
export interface Caller {
	readonly context: DiditContext;
	readonly client: DiditClient;
	/** See credentialKey. */
	readonly credential: string;
}

const MOST_CREDENTIALS = 1_000;
/** Milliseconds. Accounts move to today's Didit while n8n runs. */
const SPECIFIED_FOR = 5 * 60_000;

/** When a Didit was last found to know no destinations, by credential. */
const specifiedAt = new LruMap<number>(MOST_CREDENTIALS);

/**
 * Finds out which of Didit's two ways there is, by asking: the configuration of today's Didit lists
 * destinations; where it does not, the list of destinations tells by being there.
 *
 * @throws as DiditClient.send; NodeOperationError for answers that are neither
 */
export async function readRegistrationState({
	context,
	client,
	credential,
}: Caller): Promise<RegistrationState> {
	let configuration: WebhookConfiguration | undefined;
	if (apiVersions.get(credential) !== 'current') {
		configuration = await readConfiguration(context, client);
		const asked = specifiedAt.get(credential);
		const isSpecified = asked !== undefined && systemClock.now() - asked < SPECIFIED_FOR;
		if (isSpecified && !configuration.listsDestinations) return { configuration };
	}
	const found = await askForDestinations(context, client);
	if (found.kind === 'list') {
		apiVersions.set(credential, 'current');
		return { configuration, destinations: found.destinations };
	}
	const wasThere = configuration === undefined || configuration.listsDestinations;
	if (found.kind === 'noList' && wasThere) {
		throw stop(context.getNode(), DESTINATION_STOPS.noList);
	}
	apiVersions.set(credential, 'specification');
	specifiedAt.set(credential, systemClock.now());
	return { configuration: configuration ?? (await readConfiguration(context, client)) };
}
