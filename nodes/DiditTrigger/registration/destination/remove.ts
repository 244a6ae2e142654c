import { errorText } from '../../../api/errors/errorText';
import type { Hook } from '../hook';
import type { WebhookUrl } from '../webhookUrl';
import { endsAlike, isSame, standsHere } from '../webhookUrl';
import type { Destination } from './destinations';
import { DESTINATIONS_PATH } from './destinations';
import { systemClock } from '../../../api/util/clock';
import { DESTINATION_STOPS } from './stops';
import { isTestLabel, workflowIdIn } from './label';

/**
 * Milliseconds. A listener for test events lives two minutes at most; what is older was left by an
 * n8n that crashed. A live one looks just the same.
 */
const TEST_ENDED_AFTER = 5 * 60_000;

/** Deletes a destination. One that is gone already is as good. */
export async function removeDestination({ client }: Hook, { uuid }: Destination): Promise<void> {
	await client.send(
		{ method: 'DELETE', path: [...DESTINATIONS_PATH, uuid] },
		{ passThrough: ({ status }) => status === 404 },
	);
}

/**
 * Deletes the destinations with our URL, unless a label says that one is another workflow's.
 *
 * @returns those that are left
 */
export async function removeOurs(
	hook: Hook,
	destinations: readonly Destination[],
): Promise<readonly Destination[]> {
	const { context, own } = hook;
	const { id } = context.getWorkflow();
	const mine = destinations.filter(
		({ url, label }) => isSame(url, own.url) && [id, undefined].includes(workflowIdIn(label)),
	);
	for (const one of mine) await removeDestination(hook, one);
	return destinations.filter((one) => !mine.includes(one));
}

/**
 * What a crash, or another setting of n8n, left of this node: its URL in another mode, under an
 * address that this n8n has, in the name of this workflow.
 *
 * @param isProduction whether the hook is certainly not a test's: tests never touch production
 */
export function leftovers(
	{ context, own }: Hook,
	destinations: readonly Destination[],
	isProduction: boolean,
): readonly Destination[] {
	const { id } = context.getWorkflow();
	return elsewhere(own, destinations).filter(
		({ url, label, createdAt }) =>
			standsHere(url, own) &&
			workflowIdIn(label) === id &&
			(isProduction || isTestLabel(label)) &&
			systemClock.now() - createdAt > TEST_ENDED_AFTER,
	);
}

/**
 * Deletes the leftovers, and names in the log what may be of another n8n. Nothing that goes wrong
 * here is in the way of what the hook is about.
 *
 * @param isProduction see {@link leftovers}
 */
export async function clearUp(
	hook: Hook,
	destinations: readonly Destination[],
	isProduction: boolean,
): Promise<void> {
	for (const one of leftovers(hook, destinations, isProduction)) {
		await removeDestination(hook, one).catch((error: Error) => warn(hook, errorText(error)));
	}
	const { own } = hook;
	// n8n can serve tests under another name than production: there it looks the same.
	if (own.startsTest) return;
	for (const { label, url } of elsewhere(own, destinations)) {
		if (!standsHere(url, own)) warn(hook, DESTINATION_STOPS.moved(label, url));
	}
}

/** Destinations that lead to this node, but not by this URL. */
function elsewhere(own: WebhookUrl, destinations: readonly Destination[]): Destination[] {
	return destinations.filter(({ url }) => endsAlike(url, own) && !isSame(url, own.url));
}

function warn({ context }: Hook, words: string): void {
	context.logger.warn(`Didit Trigger: ${words}`);
}
