import { CONFIRMATION } from '../../output/expectations';
import { accountEmail, accountPassword, serverOptions, withoutCredential } from './fields';
import type { Operation } from '../../engine/operation';

/** Specification, Account Setup: at least 8 characters with an upper, a lower, a digit, a special. */
const PASSWORD_RULES = [/^.{8,}$/s, /\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{L}\d]/u];

export const register: Operation = {
	value: 'register',
	name: 'Register',
	action: 'Register an account',
	description: 'Create a Didit account; a code to confirm it is sent by email',
	forAgents:
		'Create a Didit account for an email address. A code is sent there, with which the account is verified. Only use it on an explicit request.',
	lock: { because: 'creates an account' },
	docs: 'https://docs.didit.me/auth-api/register',
	fields: [
		accountEmail,
		{
			...accountPassword,
			description:
				'At least 8 characters, among them an upper-case letter, a lower-case letter, a digit and a special character',
		},
		serverOptions,
	],
	oneAtATime: true,
	howToCheck: 'Look for the code in the mailbox before you register again.',
	request: (parameters) => {
		const password = parameters.verbatim('password');
		if (!PASSWORD_RULES.every((rule) => rule.test(password))) {
			throw parameters.refuse(
				'password',
				'is too simple',
				'Use at least 8 characters, among them an upper-case letter, a lower-case letter, a digit and a special character. Nothing was sent.',
			);
		}
		return {
			method: 'POST',
			path: ['programmatic', 'register'],
			body: { email: parameters.text('email'), password },
			...withoutCredential(parameters),
		};
	},
	expects: CONFIRMATION,
};
