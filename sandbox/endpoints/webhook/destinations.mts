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
import { row, whole } from './views.mts';

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
	if (!URL.canParse(url)) throw fieldInvalid('url', 'Enter a valid URL.');
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
				const label = description === undefined || description === '' ? url : description;
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
