import { BlockList, isIP } from 'node:net';
import * as ids from './ids.mts';
import type { Application, Destination, RotatedSecret } from './model.mts';

/** What a destination may subscribe to; the last is newer than Didit's list of ten. */
export const EVENT_TYPES = [
	'status.updated',
	'data.updated',
	'user.status.updated',
	'user.data.updated',
	'business.status.updated',
	'business.data.updated',
	'activity.created',
	'transaction.created',
	'transaction.status.updated',
	'travel_rule.status.updated',
	'message.status.updated',
] as const;

/** How long Didit signs with the secret of before as well. */
const OVERLAP_MS = 24 * 60 * 60 * 1000;

type Given = Partial<Destination> & Pick<Destination, 'url'>;

export function addDestination(application: Application, given: Given, now: number): Destination {
	const destination: Destination = {
		uuid: ids.uuid(),
		label: 'Destination',
		enabled: true,
		webhook_version: 'v3',
		subscribed_events: ['status.updated', 'data.updated'],
		secret_shared_key: ids.destinationSecret(),
		previous: null,
		createdAt: now,
		updatedAt: now,
		deliveries: [],
		...given,
	};
	application.destinations.push(destination);
	return destination;
}

/** The enabled ones, the oldest first. The specification's Didit knows none. */
export function enabledDestinations({ dialect, destinations }: Application): Destination[] {
	if (dialect === 'spec') return [];
	return destinations
		.filter(({ enabled }) => enabled)
		.sort((one, other) => one.createdAt - other.createdAt);
}

/** With every change to a destination Didit forgets the URL that the application had of its own. */
export function overwriteUrl(application: Application): void {
	if (application.dialect === 'spec') return;
	application.webhook.webhook_url = enabledDestinations(application)[0]?.url ?? null;
}

/** As in the console: for a day the secret of before signs as well. */
export function rotate(
	owner: { secret_shared_key: string },
	now: number,
	secret: string,
): RotatedSecret {
	const previous = { secret: owner.secret_shared_key, expires: now + OVERLAP_MS };
	owner.secret_shared_key = secret;
	return previous;
}

/** Until when the secret of before signs; null where it no longer does. */
export function expiryOf(previous: RotatedSecret | null, now: number): string | null {
	return previous && previous.expires > now ? new Date(previous.expires).toISOString() : null;
}

const privateAddresses = new BlockList();
for (const [network, prefix] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
] as const) {
	privateAddresses.addSubnet(network, prefix);
}
privateAddresses.addSubnet('::', 127, 'ipv6');
privateAddresses.addSubnet('fc00::', 7, 'ipv6');
privateAddresses.addSubnet('fe80::', 10, 'ipv6');

/** Whether Didit refuses to deliver there. */
export function isLocal(url: string): boolean {
	const host = new URL(url).hostname.replace(/^\[|\]$|\.$/g, '');
	const family = isIP(host);
	if (family === 0) return host === 'localhost' || /\.(localhost|local|internal)$/.test(host);
	return privateAddresses.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
