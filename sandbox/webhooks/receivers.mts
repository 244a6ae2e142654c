import { enabledDestinations } from '../world/destinations.mts';
import * as ids from '../world/ids.mts';
import type { Application, Destination, RotatedSecret } from '../world/model.mts';

/** Where an event goes, and what of it is read at every attempt, so that changes count. */
export interface Receiver {
	readonly url: string;
	/** Undefined for the application's own URL. */
	readonly destination?: Destination;
	readonly version: () => Destination['webhook_version'];
	readonly secret: () => string;
	readonly previous: () => RotatedSecret | null;
	readonly changeSecret: () => void;
	/** Whether it still gets events; a retry may come minutes later. */
	readonly isLive: () => boolean;
}

/** What today's Didit sends to the URL of an application. */
const SESSION_EVENTS = ['status.updated', 'data.updated'];

/** An enabled destination makes Didit forget the application's own URL, whatever it listens to. */
export function receiversOf(application: Application, type: string): Receiver[] {
	const enabled = enabledDestinations(application);
	if (enabled.length > 0) {
		return enabled
			.filter(({ subscribed_events: events }) => events.includes(type))
			.map((destination) => asReceiver(application, destination));
	}
	const { webhook, dialect } = application;
	const url = webhook.webhook_url;
	const isSent = dialect === 'spec' || SESSION_EVENTS.includes(type);
	return url === null || !isSent ? [] : [ownUrl(application, url)];
}

export function asReceiver(application: Application, destination: Destination): Receiver {
	return {
		url: destination.url,
		destination,
		version: () => destination.webhook_version,
		secret: () => destination.secret_shared_key,
		previous: () => destination.previous,
		changeSecret: () => {
			destination.secret_shared_key = ids.destinationSecret();
		},
		isLive: () => destination.enabled && application.destinations.includes(destination),
	};
}

export function ownUrl(application: Application, url: string): Receiver {
	const { webhook } = application;
	return {
		url,
		version: () => webhook.webhook_version,
		secret: () => webhook.secret_shared_key,
		previous: () => application.previousSecret,
		changeSecret: () => {
			webhook.secret_shared_key = ids.webhookSecret();
		},
		isLive: () => true,
	};
}
