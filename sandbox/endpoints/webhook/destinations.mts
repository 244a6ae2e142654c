import { created, detail, fieldInvalid, noContent, ok } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import {
	flag,
	listOf,
	object,
	oneOf,
	optional,
	required,
	text,
	webUrl,
} from '../../server/validate.mts';
import { addDestination, EVENT_TYPES, isLocal, overwriteUrl } from '../../world/destinations.mts';
import type { Application, Destination } from '../../world/model.mts';
import { metricsOf, METRICS_DAYS } from './metrics.mts';

const VERSIONS = ['v1', 'v2', 'v3'] as const;
const fields = {
	enabled: optional(flag),
	webhook_version: optional(oneOf(VERSIONS)),
	subscribed_events: optional(listOf(text())),
};
const createShape = object({ label: required(text()), url: required(webUrl), ...fields });
const updateShape = object({ label: optional(text()), url: optional(webUrl), ...fields });
const endpointShape = object({
	url: required(webUrl),
	events: required(listOf(text())),
	description: optional(text({ blank: true })),
});

function checkUrl(app: Application, url: string, self?: Destination): void {
	if (!app.local_urls && isLocal(url)) {
		throw fieldInvalid('url', 'The URL must be reachable from the public internet.');
	}
	if (app.destinations.some((other) => other !== self && other.url === url)) {
		throw fieldInvalid('url', 'This webhook destination already exists for the application.');
	}
}

function checkEvents(events: readonly string[] | undefined): void {
	if (events?.length === 0) {
		throw fieldInvalid('subscribed_events', 'At least one subscribed event is required.');
	}
	const known: readonly string[] = EVENT_TYPES;
	const unknown = events?.filter((event) => !known.includes(event)) ?? [];
	if (unknown.length > 0) {
		throw fieldInvalid('subscribed_events', `Unsupported webhook events: ${unknown.join(', ')}`);
	}
}

function checkRoom({ destinations, max_destinations: most }: Application): void {
	if (most !== null && destinations.length >= most) {
		throw detail(400, `An application can have ${String(most)} webhook destinations at most.`);
	}
}

export function findDestination({ app, param }: KeyCall): Destination {
	const uuid = param('destinationUuid').toLowerCase();
	const found = app.destinations.find((destination) => destination.uuid === uuid);
	if (!found) throw detail(404, 'Webhook destination not found.');
	return found;
}

const iso = (at: number) => new Date(at).toISOString();

function basics(destination: Destination) {
	const { uuid, label, url, enabled, webhook_version, subscribed_events } = destination;
	return { uuid, label, url, enabled, webhook_version, subscribed_events };
}

function times({ createdAt, updatedAt, secret_shared_key: secret }: Destination) {
	const last4 = secret.slice(-4);
	return { created_at: iso(createdAt), updated_at: iso(updatedAt), secret_last4: last4 };
}

/** In the list there is no secret, and other names for the figures. */
function row(destination: Destination, now: number) {
	const metrics = metricsOf(destination, now);
	return {
		...basics(destination),
		subscribed_events_count: destination.subscribed_events.length,
		deliveries_count: metrics.total,
		failed_deliveries_count: metrics.failed,
		average_response_time_ms: metrics.average,
		error_rate_percentage: metrics.errorRate,
		last_delivery_at: metrics.last,
		...times(destination),
		metrics_window_days: METRICS_DAYS,
	};
}

function whole(destination: Destination, now: number) {
	const metrics = metricsOf(destination, now);
	const { secret_shared_key, previous } = destination;
	return {
		...basics(destination),
		secret_shared_key,
		...times(destination),
		previous_secret_expires_at: previous && previous.expires > now ? iso(previous.expires) : null,
		summary: {
			total_deliveries: metrics.total,
			failed_deliveries: metrics.failed,
			error_rate_percentage: metrics.errorRate,
			min_response_time_ms: metrics.min,
			avg_response_time_ms: metrics.average,
			max_response_time_ms: metrics.max,
			last_delivery_at: metrics.last,
		},
	};
}

const now = ({ sandbox }: KeyCall) => sandbox.clock.now();

export const destinationEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/webhook/destinations/',
		auth: 'key',
		handle: { current: (call) => ok(call.app.destinations.map((one) => row(one, now(call)))) },
	},
	{
		method: 'POST',
		path: '/v3/webhook/destinations/',
		auth: 'key',
		handle: {
			current: (call) => {
				const { app } = call;
				const given = call.read(createShape);
				checkUrl(app, given.url);
				checkEvents(given.subscribed_events);
				checkRoom(app);
				// Without a word on events it gets none.
				const destination = addDestination(app, { subscribed_events: [], ...given }, now(call));
				overwriteUrl(app);
				return created(whole(destination, now(call)));
			},
		},
	},
	{
		method: 'GET',
		path: '/v3/webhook/destinations/{destinationUuid}/',
		auth: 'key',
		handle: { current: (call) => ok(whole(findDestination(call), now(call))) },
	},
	{
		method: 'PATCH',
		path: '/v3/webhook/destinations/{destinationUuid}/',
		auth: 'key',
		handle: {
			current: (call) => {
				const destination = findDestination(call);
				const changes = call.read(updateShape);
				if (changes.url !== undefined) checkUrl(call.app, changes.url, destination);
				checkEvents(changes.subscribed_events);
				Object.assign(destination, changes, { updatedAt: now(call) });
				overwriteUrl(call.app);
				return ok(whole(destination, now(call)));
			},
		},
	},
	{
		method: 'DELETE',
		path: '/v3/webhook/destinations/{destinationUuid}/',
		auth: 'key',
		handle: {
			current: (call) => {
				const { app } = call;
				const gone = findDestination(call);
				app.destinations = app.destinations.filter((one) => one !== gone);
				overwriteUrl(app);
				return noContent;
			},
		},
	},
	{
		method: 'POST',
		path: '/v3/webhooks/',
		auth: 'key',
		handle: {
			current: (call) => {
				const { app } = call;
				const { url, events, description } = call.read(endpointShape);
				const subscribed_events = events.includes('*') ? [...EVENT_TYPES] : events;
				checkUrl(app, url);
				checkEvents(subscribed_events);
				checkRoom(app);
				const label = description ?? url;
				const made = addDestination(app, { url, label, subscribed_events }, now(call));
				overwriteUrl(app);
				return created({
					webhook_id: made.uuid,
					secret: made.secret_shared_key,
					url,
					events,
					description: description ?? null,
				});
			},
		},
	},
];
