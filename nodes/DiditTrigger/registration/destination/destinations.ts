import type { DiditClient } from '../../../api/DiditClient';
import { LIST, paginate } from '../../../api/pagination';
import type { DiditContext, DiditRequest, DiditResponse } from '../../../api/types';
import { LruMap } from '../../../api/util/LruMap';
import { flag } from '../../../Didit/output/simplify/values';
import { WEBHOOK_VERSION } from '../applicationUrl/configuration';
import { bare } from '../webhookUrl';

/** The webhook destinations of an application (today's Didit, Webhook Destinations). */
export const DESTINATIONS_PATH = ['webhook', 'destinations'] as const;

/** A URL to which Didit sends the events that it subscribes to, with a secret of its own. */
export interface Destination {
	readonly uuid: string;
	/** Its name in the Didit console. */
	readonly label: string;
	readonly url: string;
	readonly enabled: boolean;
	readonly version: string;
	readonly events: readonly string[];
	/** Milliseconds since the epoch; NaN where Didit does not say. */
	readonly createdAt: number;
	/** Only in the answer about one destination; '' elsewhere. */
	readonly secret: string;
}

/** What came of asking for the list of destinations. */
export type DestinationList =
	| { readonly kind: 'list'; readonly destinations: readonly Destination[] }
	/** Didit has no such thing: it is as specified. */
	| { readonly kind: 'unknown' }
	| { readonly kind: 'noList' };

const LIST_REQUEST: DiditRequest = { method: 'GET', path: DESTINATIONS_PATH };

/** How a Didit answers that has no destinations. */
const isUnknown = ({ status }: DiditResponse) => [404, 405, 501].includes(status);

/** @throws as DiditClient.send, but for answers that say that there are no destinations */
export async function askForDestinations(
	context: DiditContext,
	client: DiditClient,
): Promise<DestinationList> {
	const answer = await client.send(LIST_REQUEST, { passThrough: isUnknown });
	if (isUnknown(answer)) return { kind: 'unknown' };
	const { body } = answer;
	if (!LIST.fits(body)) return { kind: 'noList' };
	const page = Array.isArray(body) ? { results: body as unknown[] } : (body as Page);
	const rows = [...page.results];
	// Didit sends the whole list; a later one may send pages, and half a list hides what is ours.
	if (page.next) {
		const rest = { offset: rows.length, limit: Infinity };
		for await (const row of paginate(context, client, LIST_REQUEST, rest, {}, 'uuid')) {
			rows.push(row);
		}
	}
	const destinations = rows.map(parseDestination).filter((found) => found !== undefined);
	return { kind: 'list', destinations };
}

interface Page {
	readonly results: readonly unknown[];
	readonly next?: unknown;
}

/** @returns undefined for what is no destination */
export function parseDestination(row: unknown): Destination | undefined {
	const { uuid, label, url, enabled, webhook_version, subscribed_events, ...rest } = (row ??
		{}) as Record<string, unknown>;
	if (typeof uuid !== 'string' || uuid === '' || typeof url !== 'string') return undefined;
	return {
		uuid,
		label: typeof label === 'string' ? label : '',
		url,
		// One that does not say so is on.
		enabled: flag(enabled) !== false,
		version: String(webhook_version),
		events: Array.isArray(subscribed_events) ? subscribed_events.map(String) : [],
		createdAt: Date.parse(String(rest.created_at)),
		secret: typeof rest.secret_shared_key === 'string' ? rest.secret_shared_key : '',
	};
}

/** What a destination of a trigger says. */
export interface Wanted {
	readonly url: string;
	readonly events: readonly string[];
}

/** Whether a destination is as the trigger needs it. */
export function fitsWanted(destination: Destination, { url, events }: Wanted): boolean {
	const subscribed = new Set(destination.events);
	return (
		destination.url === url &&
		destination.enabled &&
		destination.version === WEBHOOK_VERSION &&
		subscribed.size === events.length &&
		events.every((event) => subscribed.has(event))
	);
}

const MOST_TRIGGERS = 1_000;

/** The destination of each trigger URL, so that its secret is one request away. A hint, no more. */
const uuids = new LruMap<string>(MOST_TRIGGERS);

/** @param credential see credentialKey */
export function rememberDestination(credential: string, { url, uuid }: Destination): void {
	uuids.set(`${credential} ${bare(url)}`, uuid);
}

export function rememberedUuid(credential: string, url: string): string | undefined {
	return uuids.get(`${credential} ${bare(url)}`);
}
