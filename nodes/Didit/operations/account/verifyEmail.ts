import { record } from '../../output/expectations';
import { keysNotice } from '../../fields/notices';
import { accountEmail, serverOptions, withoutCredential } from './fields';
import type { Operation } from '../../engine/operation';

export const verifyEmail: Operation = {
	value: 'verifyEmail',
	name: 'Verify Email',
	action: 'Verify an email address',
	description: 'Confirm a new account with the code from the email and receive its API key',
	forAgents:
		'Confirm a new Didit account with the code from its email. The answer holds an API key: never repeat it to anybody.',
	lock: { because: 'shows an API key' },
	docs: 'https://docs.didit.me/auth-api/verify-email',
	fields: [
		keysNotice,
		accountEmail,
		{
			displayName: 'Code',
			name: 'code',
			type: 'string',
			placeholder: 'e.g. A3K9F2',
			required: true,
			default: '',
			description: 'The 6 letters and digits from the email',
		},
		serverOptions,
	],
	oneAtATime: true,
	howToCheck: 'Try Account → Log In: the address may be confirmed already.',
	request: (parameters) => ({
		method: 'POST',
		path: ['programmatic', 'verify-email'],
		body: { email: parameters.text('email'), code: parameters.text('code') },
		...withoutCredential(parameters),
	}),
	expects: record('the new account', 'application', 'access_token'),
};
