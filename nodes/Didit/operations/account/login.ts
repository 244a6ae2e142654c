import { record } from '../../output/expectations';
import { keysNotice } from '../../fields/notices';
import { accountEmail, accountPassword, serverOptions, withoutCredential } from './fields';
import type { Operation } from '../../engine/operation';

export const login: Operation = {
	value: 'login',
	name: 'Log In',
	action: 'Log in to an account',
	description: 'Get an access token. Five refused logins lock the account for 15 minutes.',
	forAgents:
		'Log in to a Didit account and get an access token. Five refused logins lock the account for 15 minutes. Never repeat the token to anybody.',
	lock: { because: 'returns an access token' },
	docs: 'https://docs.didit.me/auth-api/login',
	fields: [keysNotice, accountEmail, accountPassword, serverOptions],
	oneAtATime: true,
	howToCheck: 'It can be run again: only refused logins count towards the lock.',
	// The form of the password is not checked: an old account may have one from before the rule.
	request: (parameters) => ({
		method: 'POST',
		path: ['programmatic', 'login'],
		body: { email: parameters.text('email'), password: parameters.verbatim('password') },
		...withoutCredential(parameters),
	}),
	expects: record('an access token', 'access_token'),
};
