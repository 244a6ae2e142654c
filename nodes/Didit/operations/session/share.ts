import { record } from '../../output/expectations';
import { additionalFields } from '../../fields/collections';
import { sessionId } from '../../fields/locators';
import { notice } from '../../fields/notices';
import { declare } from '../../input/declared';
import { uuid } from '../../input/values/uuid';
import type { Operation } from '../../engine/operation';

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
		additionalFields([
			declare(
				{ read: uuid, whenEmpty: 'refuse' },
				{
					displayName: 'For Application ID',
					name: 'forApplicationId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 11111111-2222-3333-4444-555555555555',
					description:
						"The partner's Didit application, the only one that can import the session then. Many applications require it.",
				},
			),
			{
				displayName: 'TTL in Seconds',
				name: 'ttlInSeconds',
				type: 'number',
				typeOptions: { minValue: 60, maxValue: 86_400, numberPrecision: 0 },
				default: 3600,
				description: 'How long the share token is good, from 60 to 86400',
			},
		]),
	],
	howToCheck: 'It can be run again: a share token that nobody used expires by itself.',
	request: (parameters) => ({
		method: 'POST',
		path: ['session', parameters.id('sessionId'), 'share'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('a share token', 'share_token'),
	errorHints: [
		{
			when: /for_application_id/,
			say: 'Name the Didit application of the partner in Additional Fields → For Application ID. It is in the partner’s Didit Business Console, and cannot be your own.',
		},
	],
};
