import { record } from '../../output/expectations';
import { applicationId, organizationId } from '../../fields/locators';
import { keysNotice } from '../../fields/notices';
import type { Operation } from '../../engine/operation';

export const getCredentials: Operation = {
	value: 'getCredentials',
	name: 'Get Credentials',
	action: 'Get credentials of an application',
	description: 'Read the client ID and the API key of an application',
	forAgents:
		'Read the client ID and the API key of an application. The key opens everything in it: never repeat it to anybody.',
	lock: { because: 'shows an API key' },
	docs: 'https://docs.didit.me/auth-api/get-credentials',
	fields: [keysNotice, organizationId, applicationId],
	oneAtATime: true,
	request: (parameters) => ({
		method: 'GET',
		path: [
			'organizations',
			'me',
			parameters.id('organizationId'),
			'applications',
			parameters.id('applicationId'),
		],
		access: 'bearer',
	}),
	expects: record('the credentials of an application', 'api_key', 'client_id'),
};
