import { REPEATABLE, stop, STOPS, WRITE_ADVICE } from '../errors';
import type { Neighbour } from '../errors';
import { removeOurs } from '../destination/remove';
import type { Hook } from '../hook';
import { inWords } from '../hook';
import type { TriggerOptions } from '../../triggerOptions';
import type { RegistrationState } from '../registrationState';
import { endsAlike, isSame, ownerOf, withoutRestoreMarker } from '../webhookUrl';
import { isWantedBack, takeoverOf, urlAfterDelete, urlToRegister } from './plan';
import type { WebhookConfiguration } from './configuration';
import {
	CONFIGURATION_PATH,
	parseConfiguration,
	readConfiguration,
	WEBHOOK_VERSION,
} from './configuration';

/** The events that Didit sends to the URL of an application. */
const SESSION_EVENTS = ['status.updated', 'data.updated'];

/** Whether the application's URL is exactly ours, and Didit sends what we want there. */
export async function isUrlRegistered(hook: Hook, state: RegistrationState): Promise<boolean> {
	const configuration = await configurationIn(hook, state);
	const { url, version } = configuration;
	const { own } = hook;
	const isOurs =
		url === own.url || (own.startsTest && url !== null && withoutRestoreMarker(url) === own.url);
	return isOurs && version === WEBHOOK_VERSION && enabledNames(state, configuration).length === 0;
}

/**
 * Events that the URL of an application never gets are said in the log, beside others.
 *
 * @throws NodeOperationError in words where no other was chosen, or a person chose this URL
 */
export function checkEvents(
	{ context }: Hook,
	{ events, registration }: Pick<TriggerOptions, 'events' | 'registration'>,
): void {
	const others = events.filter((event) => !SESSION_EVENTS.includes(event));
	if (others.length === 0) return;
	const words = STOPS.sessionEventsOnly(others);
	if (registration === 'applicationUrl' || others.length === events.length) {
		throw stop(context.getNode(), words);
	}
	context.logger.warn(`Didit Trigger: ${words}`);
}

/** Registers our URL as the application's, unless that would take something away or fail silently. */
export async function registerUrl(
	hook: Hook,
	state: RegistrationState,
	known: ReadonlyMap<string, Neighbour>,
): Promise<void> {
	const { context, own } = hook;
	const node = context.getNode();
	const current = await withoutOurs(hook, state);
	const url = urlToRegister(node, own, current, takeoverOf(context), known);
	const kept = await inWords(
		hook,
		write(hook, { webhook_url: url, webhook_version: WEBHOOK_VERSION }),
		REPEATABLE,
	);
	if (kept.url !== url) throw stop(node, STOPS.notKept(kept.url, url));
	context.logger.info('Didit Trigger: Didit sends the events of the application here', { url });
}

/**
 * Takes our URL away again, or puts back what stood there before.
 *
 * @param silenced whether destinations of ours, which are gone now, were in the place of that URL
 */
export async function withdrawUrl(
	hook: Hook,
	state: RegistrationState,
	silenced: boolean,
): Promise<void> {
	const { context, client, own } = hook;
	const takeover = takeoverOf(context);
	// With its last destination Didit forgets the URL that it showed for it.
	if (silenced && !isWantedBack(takeover, own)) return;
	const { url } = silenced
		? await readConfiguration(context, client)
		: await configurationIn(hook, state);
	if (url === null) {
		if (silenced) await change(hook, { webhook_url: takeover.restoreUrl });
		return;
	}
	const next = urlAfterDelete(url, own, takeover);
	if (next !== undefined) {
		await change(hook, { webhook_url: next });
	} else if (ownerOf(url, own).kind === 'stranger' && endsAlike(url, own)) {
		context.logger.warn(`Didit Trigger: ${STOPS.leftBehind(url)}`);
	}
}

/**
 * The configuration once no destination is in the way: one of ours is deleted, since the trigger was
 * told to go back to the URL.
 *
 * @throws NodeOperationError in words where others are
 */
async function withoutOurs(hook: Hook, state: RegistrationState): Promise<WebhookConfiguration> {
	const { context, client, own } = hook;
	const { destinations } = state;
	const others = destinations?.filter(({ url }) => !isSame(url, own.url));
	const current = await configurationIn(hook, state);
	const inTheWay = enabledNames({ destinations: others }, current);
	if (inTheWay.length > 0) throw stop(context.getNode(), STOPS.destinations(inTheWay));
	if (!destinations || destinations.length === others?.length) return current;
	await inWords(hook, removeOurs(hook, destinations));
	return await readConfiguration(context, client);
}

export async function configurationIn(
	{ context, client }: Hook,
	{ configuration }: RegistrationState,
): Promise<WebhookConfiguration> {
	return configuration ?? (await readConfiguration(context, client));
}

function enabledNames(
	{ destinations }: RegistrationState,
	configuration: WebhookConfiguration,
): string[] {
	if (!destinations) return [...configuration.destinations];
	return destinations.filter(({ enabled }) => enabled).map(({ label, url }) => `${label} ${url}`);
}

interface Change {
	readonly webhook_url: string | null;
	readonly webhook_version?: string;
}

/** @returns the configuration as it is now, read anew where Didit does not answer with it */
async function write(hook: Hook, wanted: Change): Promise<WebhookConfiguration> {
	return (await change(hook, wanted)) ?? (await readConfiguration(hook.context, hook.client));
}

/** @returns the configuration as it is now, where Didit answers with it */
async function change({ client }: Hook, wanted: Change): Promise<WebhookConfiguration | undefined> {
	const { body } = await client.send(
		// It says what is to be, not what to do: sent twice it does no more than once.
		{ method: 'PATCH', path: CONFIGURATION_PATH, body: { ...wanted }, repeatable: true },
		{ errorHints: WRITE_ADVICE },
	);
	return parseConfiguration(body);
}
