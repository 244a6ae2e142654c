import { detail } from './responses.mts';
import type { Arrival } from './request.mts';
import type { Sandbox } from './context.mts';
import type { Account, Application } from '../world/model.mts';

/** The application of the x-api-key header; 401 for a missing and for an unknown key. */
export function requireApplication({ world }: Sandbox, { apiKey }: Arrival): Application {
	if (apiKey === null || apiKey === '') {
		throw detail(401, 'Authentication credentials were not provided or are invalid.');
	}
	const application = world.byKey.get(apiKey);
	if (!application) throw detail(401, 'Invalid API Key.');
	return application;
}

/** The account of the Bearer token; 401 for a missing, an unknown and an expired token. */
export function requireAccount({ world, clock }: Sandbox, { bearer }: Arrival): Account {
	const challenge = { 'www-authenticate': 'Bearer realm="api"' };
	if (bearer === null) {
		throw detail(401, 'Authentication credentials were not provided.', challenge);
	}
	const token = world.tokens.get(bearer);
	if (!token) throw detail(401, 'Given token not valid for any token type.', challenge);
	if (token.expires <= clock.now()) {
		throw detail(401, 'Token is expired. Log in again.', challenge);
	}
	return token.account;
}
