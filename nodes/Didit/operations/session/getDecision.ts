import { sessionId } from '../../fields/locators';
import { personalDataNotice } from '../../fields/notices';
import type { Operation } from '../types';

export const getDecision: Operation = {
	value: 'getDecision',
	name: 'Get Decision',
	action: 'Get the decision of a session',
	description: 'Read the status and all results of a session; links to images expire after an hour',
	docs: 'https://docs.didit.me/sessions-api/retrieve-session',
	fields: [personalDataNotice, sessionId],
	request: (parameters) => ({
		method: 'GET',
		path: ['session', parameters.id('sessionId'), 'decision'],
	}),
};
