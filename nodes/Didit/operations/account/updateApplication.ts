import type { Operation } from '../../engine/operation';
import { updateFields } from '../../fields/collections';
import { applicationId, organizationId } from '../../fields/locators';
import { keysNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { applicationFields } from './applicationFields';

export const updateApplication: Operation = {
	value: 'updateApplication',
	name: 'Update Application',
	action: 'Update an application',
	description: 'Change the name and the addresses of an application',
	forAgents:
		'Change the name and the addresses of an application. The answer holds its API key: never repeat it to anybody.',
	lock: { because: 'shows an API key' },
	docs: 'https://docs.didit.me/auth-api/update-application',
	fields: [keysNotice, organizationId, applicationId, updateFields(applicationFields)],
	oneAtATime: true,
	howToCheck: 'Look at it with Account → Get Applications.',
	request: (parameters) => ({
		method: 'PATCH',
		path: [
			'organizations',
			'me',
			parameters.id('organizationId'),
			'applications',
			parameters.id('applicationId'),
		],
		body: parameters.changes('updateFields'),
		access: 'bearer',
	}),
	expects: record('an application', 'uuid', 'client_id'),
};
