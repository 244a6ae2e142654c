import { ok, type Answer } from '../server/responses.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import * as ids from '../world/ids.mts';
import type { Application } from '../world/model.mts';
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
} from '../server/validate.mts';

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

/** Destinations are named once there are any, or always by today's Didit. */
function configuration({ webhook, destinations, dialect }: Application) {
	const listed = destinations ?? (dialect === 'current' ? [] : null);
	return listed === null ? { ...webhook } : { ...webhook, destinations: listed };
}

function change(call: KeyCall): Answer {
	const { rotate_secret_key: rotate, ...changes } = call.read(updateShape);
	Object.assign(call.app.webhook, changes);
	if (rotate === true) call.app.webhook.secret_shared_key = ids.webhookSecret();
	return ok(configuration(call.app));
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
