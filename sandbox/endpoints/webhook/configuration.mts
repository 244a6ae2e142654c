import { ok, type Answer } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import * as ids from '../../world/ids.mts';
import { enabledDestinations, EVENT_TYPES, overwriteUrl } from '../../world/destinations.mts';
import type { Application } from '../../world/model.mts';
import {
	flag,
	integer,
	listOf,
	nullable,
	object,
	oneOf,
	optional,
	text,
	webUrl,
} from '../../server/validate.mts';

const updateShape = object({
	webhook_url: optional(nullable(webUrl)),
	webhook_version: optional(oneOf(['v1', 'v2', 'v3'])),
	rotate_secret_key: optional(flag),
	capture_method: optional(oneOf(['mobile', 'desktop', 'both'])),
	data_retention_months: optional(nullable(integer({ min: 1, max: 120 }))),
});

const hosts = optional(listOf(text()));
const currentUpdateShape = object({
	face_retention_policy: optional(oneOf(['delete_with_session', 'retain_until_user_deleted'])),
	face_retention_days: optional(nullable(integer({ min: 1, max: 3650 }))),
	biometric_consent_mode: optional(oneOf(['auto', 'always', 'never'])),
	allowed_return_hosts: hosts,
	allowed_domains: hosts,
});

/** Today's Didit names destinations, with their secrets, and what they can subscribe to. */
function configuration({ webhook, destinations, dialect }: Application) {
	if (dialect === 'spec') return { ...webhook };
	const listed = destinations.map((destination) => {
		const { uuid, label, url, enabled, webhook_version } = destination;
		const { secret_shared_key, subscribed_events } = destination;
		return { uuid, label, url, enabled, webhook_version, secret_shared_key, subscribed_events };
	});
	return { ...webhook, destinations: listed, available_events: EVENT_TYPES };
}

function change({ app, read }: KeyCall): Answer {
	const { rotate_secret_key: rotate, ...changes } = read(updateShape);
	Object.assign(app.webhook, changes);
	// As long as a destination is enabled, its URL stands there, whatever one writes.
	if (enabledDestinations(app).length > 0) overwriteUrl(app);
	if (rotate === true) {
		app.webhook.secret_shared_key = ids.webhookSecret();
		app.previousSecret = null;
	}
	return ok(configuration(app));
}

export const webhookEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/webhook/',
		auth: 'key',
		handle: ({ app }) => ok(configuration(app)),
	},
	{
		method: 'PATCH',
		path: '/v3/webhook/',
		auth: 'key',
		handle: {
			spec: (call) => change(call),
			current: (call) => {
				const further = call.read(currentUpdateShape);
				change(call);
				Object.assign(call.app.webhook, further);
				return ok(configuration(call.app));
			},
		},
	},
];
