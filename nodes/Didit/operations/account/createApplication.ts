import type { Operation } from '../../engine/operation';
import { additionalFields } from '../../fields/collections';
import { organizationId } from '../../fields/locators';
import { keysNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { applicationFields } from './applicationFields';

export const createApplication: Operation = {
	value: 'createApplication',
	name: 'Create Application',
	action: 'Create an application',
	description: 'Make an application, with a key of its own, in an organization',
	forAgents:
		'Make an application in an organization. The answer holds its API key: never repeat it to anybody.',
	lock: { because: 'shows an API key' },
	docs: 'https://docs.didit.me/auth-api/create-application',
	fields: [keysNotice, organizationId, additionalFields(applicationFields)],
	oneAtATime: true,
	howToCheck: 'Look under Account → Get Applications whether it is there.',
	request: (parameters) => ({
		method: 'POST',
		path: ['organizations', 'me', parameters.id('organizationId'), 'applications'],
		body: parameters.wire('additionalFields'),
		access: 'bearer',
	}),
	expects: record('an application', 'uuid', 'client_id'),
};
