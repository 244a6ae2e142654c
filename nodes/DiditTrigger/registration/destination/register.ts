import { errorBodyText } from '../../../api/errors/errorBodyText';
import type { DiditResponse } from '../../../api/types';
import { configurationIn } from '../applicationUrl/register';
import { takeoverOf } from '../applicationUrl/plan';
import { WEBHOOK_VERSION } from '../applicationUrl/configuration';
import type { Neighbour } from '../errors';
import { REPEATABLE, stop, STOPS } from '../errors';
import type { Hook } from '../hook';
import { inWords } from '../hook';
import type { RegistrationState } from '../registrationState';
import { bare, endsAlike, isSame, ownerOf } from '../webhookUrl';
import type { Destination } from './destinations';
import {
	askForDestinations,
	DESTINATIONS_PATH,
	fitsWanted,
	parseDestination,
	rememberDestination,
} from './destinations';
import { labelOf, workflowIdIn } from './label';
import { DESTINATION_ADVICE, DESTINATION_STOPS } from './stops';
import { clearUp, leftovers, removeDestination } from './remove';

type Destinations = readonly Destination[];

/** The destinations with our URL, in whatever spelling; the one in ours first. */
function ours(destinations: Destinations, { own }: Hook): Destination[] {
	const found = destinations.filter(({ url }) => isSame(url, own.url));
	return found.sort((one, other) => Number(other.url === own.url) - Number(one.url === own.url));
}

/** Whether there is one destination with our URL, as it should be, and nothing to clear up. */
export function isDestinationRegistered(
	hook: Hook,
	destinations: Destinations,
	events: readonly string[],
): boolean {
	const [found, ...others] = ours(destinations, hook);
	const rest = [...others, ...leftovers(hook, destinations, !hook.own.startsTest)];
	if (!found || rest.length > 0 || namesAnother(found, hook)) return false;
	rememberDestination(hook.credential, found);
	return fitsWanted(found, { url: hook.own.url, events });
}

/** A copy of a workflow can have its URL; whose a destination is when one of the two goes, its label says. */
function namesAnother({ label }: Destination, { context }: Hook): boolean {
	const named = workflowIdIn(label);
	return named !== undefined && named !== context.getWorkflow().id;
}

/**
 * Gives our URL a destination that gets exactly the events that were chosen, and leaves alone what
 * is not ours.
 *
 * @param known triggers of this n8n, by their bare URLs
 * @returns the destination as Didit has it, with its secret where Didit named it
 * @throws NodeOperationError in words where that would silence somebody, or Didit does not take it
 */
export async function registerDestination(
	hook: Hook,
	state: RegistrationState & { readonly destinations: Destinations },
	events: readonly string[],
	known: ReadonlyMap<string, Neighbour>,
): Promise<Destination> {
	const { context, credential, own } = hook;
	const { destinations } = state;
	if (!destinations.some(({ enabled }) => enabled)) await checkSilence(hook, state, known);
	const [found, ...others] = ours(destinations, hook);
	const registered = await inWords(hook, confirmed(hook, found, events), REPEATABLE);
	if (!fitsWanted(registered, { url: own.url, events })) {
		throw stop(context.getNode(), DESTINATION_STOPS.notKept(own.url));
	}
	rememberDestination(credential, registered);
	const { label } = registered;
	context.logger.info(`Didit Trigger: Didit sends ${events.join(', ')} to "${label}"`, {
		url: own.url,
	});
	for (const other of others) await removeDestination(hook, other);
	await clearUp(hook, destinations, !own.startsTest);
	return registered;
}

/**
 * The first destination of an application silences its own URL, and Didit forgets it.
 *
 * @throws NodeOperationError in words where somebody listens there
 */
async function checkSilence(
	hook: Hook,
	state: RegistrationState,
	known: ReadonlyMap<string, Neighbour>,
): Promise<void> {
	const { context, own } = hook;
	const { url } = await inWords(hook, configurationIn(hook, state));
	const holder = ownerOf(url, own);
	const node = context.getNode();
	switch (holder.kind) {
		case 'nobody':
			return;
		case 'otherMode':
			if (own.startsTest) throw stop(node, DESTINATION_STOPS.silencedProduction(holder.url));
			return;
		case 'neighbour':
			throw stop(
				node,
				DESTINATION_STOPS.silencedNeighbour(holder.url, known.get(bare(holder.url))),
			);
		case 'stranger':
			if (takeoverOf(context).replace) return;
			if (endsAlike(holder.url, own)) throw stop(node, STOPS.moved(holder.url));
			throw stop(node, DESTINATION_STOPS.silenced(holder.url));
		case 'us':
			context.logger.info('Didit Trigger: moves from the URL of the application to a destination');
	}
}

/** A change whose answer got lost may have been made: the list tells. */
async function confirmed(
	hook: Hook,
	found: Destination | undefined,
	events: readonly string[],
): Promise<Destination> {
	return await put(hook, found, events).catch(async (error: unknown) => {
		const listed = await findOurs(hook).catch(() => undefined);
		if (listed && fitsWanted(listed, { url: hook.own.url, events })) return listed;
		throw error;
	});
}

/** @returns the destination as Didit has it now */
async function put(
	hook: Hook,
	found: Destination | undefined,
	events: readonly string[],
): Promise<Destination> {
	if (!found) return await create(hook, events);
	// Where somebody deleted it a moment ago, it is made anew.
	return (await fitted(hook, found, events)) ?? (await create(hook, events));
}

/** @returns the destination as it should be; undefined where it is gone */
async function fitted(
	hook: Hook,
	found: Destination,
	events: readonly string[],
): Promise<Destination | undefined> {
	if (fitsWanted(found, { url: hook.own.url, events }) && !namesAnother(found, hook)) return found;
	return await update(hook, found, events);
}

async function create(hook: Hook, events: readonly string[]): Promise<Destination> {
	const body = { label: ownLabel(hook), ...settings(hook, events) };
	const answer = await hook.client.send(
		// Of destinations with one URL Didit takes no second: sent twice it makes no more than one.
		{ method: 'POST', path: DESTINATIONS_PATH, body, repeatable: true },
		{ errorHints: DESTINATION_ADVICE, passThrough: alreadyExists },
	);
	if (!alreadyExists(answer)) return parseDestination(answer.body) ?? (await findOurs(hook));
	const found = await fitted(hook, await findOurs(hook), events);
	if (found) return found;
	throw stop(hook.context.getNode(), DESTINATION_STOPS.hidden(hook.own.url));
}

const alreadyExists = ({ status, body }: DiditResponse) =>
	status === 400 && /already exists/i.test(errorBodyText(body));

async function update(
	hook: Hook,
	{ uuid, label }: Destination,
	events: readonly string[],
): Promise<Destination | undefined> {
	// What a person wrote there stays.
	const isWritten = workflowIdIn(label) !== undefined;
	const body = { ...(isWritten && { label: ownLabel(hook) }), ...settings(hook, events) };
	const answer = await hook.client.send(
		{ method: 'PATCH', path: [...DESTINATIONS_PATH, uuid], body, repeatable: true },
		{ errorHints: DESTINATION_ADVICE, passThrough: ({ status }) => status === 404 },
	);
	if (answer.status === 404) return undefined;
	return parseDestination(answer.body) ?? (await findOurs(hook));
}

const ownLabel = ({ context, own }: Hook) => labelOf(context.getWorkflow(), own.startsTest);

function settings({ own }: Hook, events: readonly string[]) {
	return {
		url: own.url,
		enabled: true,
		webhook_version: WEBHOOK_VERSION,
		subscribed_events: [...events],
	};
}

/** The destination with our URL, where an answer did not show it. */
async function findOurs(hook: Hook): Promise<Destination> {
	const { context, client, own } = hook;
	const found = await askForDestinations(context, client);
	const [destination] = found.kind === 'list' ? ours(found.destinations, hook) : [];
	if (destination) return destination;
	throw stop(context.getNode(), DESTINATION_STOPS.hidden(own.url));
}
