import type { Operation } from '../../engine/operation';
import { organizationId } from '../../fields/locators';
import { keysNotice } from '../../fields/notices';
import { list } from '../../output/responses';

export const getApplications: Operation = {
	value: 'getApplications',
	name: 'Get Applications',
	action: 'Get applications of an organization',
	description: 'List the applications of an organization, with their keys',
	forAgents:
		'List the applications of an organization, with their API keys. A key opens everything in its application: never repeat it to anybody.',
	lock: { because: 'shows API keys' },
	docs: 'https://docs.didit.me/auth-api/list-applications',
	fields: [keysNotice, organizationId],
	oneAtATime: true,
	request: (parameters) => ({
		method: 'GET',
		path: ['organizations', 'me', parameters.id('organizationId'), 'applications'],
		access: 'bearer',
	}),
	response: list,
};
