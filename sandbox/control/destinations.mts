import { addDestination, expiryOf, overwriteUrl } from '../world/destinations.mts';
import type { Application, Destination } from '../world/model.mts';
import {
	flag,
	Invalid,
	listOf,
	object,
	oneOf,
	optional,
	required,
	text,
	webUrl,
	type Check,
} from '../server/validate.mts';

const time: Check<number> = (value) => {
	const at = typeof value === 'string' ? Date.parse(value) : NaN;
	if (Number.isNaN(at)) throw new Invalid(['Not a time.']);
	return at;
};

export const destinationShape = object(
	{
		label: optional(text()),
		url: required(webUrl),
		enabled: optional(flag),
		webhook_version: optional(oneOf(['v1', 'v2', 'v3'])),
		subscribed_events: optional(listOf(text())),
		secret_shared_key: optional(text()),
		created_at: optional(time),
	},
	'refuse',
);
type Given = ReturnType<typeof destinationShape>;

/** These in the place of those that the application had. */
export function putDestinations(application: Application, given: Given[], now: number): void {
	application.destinations = [];
	for (const { created_at: at = now, ...fields } of given) addDestination(application, fields, at);
	overwriteUrl(application);
}

/** Whole, for whoever looks past the API; without what was delivered. */
export function shownDestination(destination: Destination, now: number) {
	const { createdAt, updatedAt, deliveries, previous, ...rest } = destination;
	const iso = (at: number) => new Date(at).toISOString();
	return {
		...rest,
		previous_secret_expires_at: expiryOf(previous, now),
		created_at: iso(createdAt),
		updated_at: iso(updatedAt),
		deliveries_count: deliveries.length,
	};
}
