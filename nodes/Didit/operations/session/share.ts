import { record } from '../../expectations';
import { sessionId } from '../../fields/locators';
import { notice } from '../../fields/notices';
import type { Operation } from '../types';

export const share: Operation = {
	value: 'share',
	name: 'Share',
	action: 'Share a session',
	description: 'Get a token with which a partner imports this finished session',
	forAgents:
		'Get a token with which a partner company imports a finished verification, with the personal data in it. Only use it for a partner that the user named.',
	lock: { because: 'hands out personal data' },
	docs: 'https://docs.didit.me/sessions-api/share-session/share',
	fields: [
		notice(
			'shareNotice',
			'Whoever has the share token can import the personal data of this session.',
		),
		sessionId,
	],
	check: 'It can be run again: a share token that nobody used expires by itself.',
	request: (parameters) => ({
		method: 'POST',
		path: ['session', parameters.id('sessionId'), 'share'],
		body: {},
	}),
	expects: record('a share token', 'share_token'),
	advice: [
		{
			when: /for_application_id/,
			say: 'This Didit application shares in a newer form, with one named partner application, which this operation does not send yet. Share the session in the Didit Business Console.',
		},
	],
};
