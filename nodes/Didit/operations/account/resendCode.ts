import type { Operation } from '../../engine/operation';
import { additionalFields } from '../../fields/collections';
import { CONFIRMATION } from '../../output/expectations';
import { accountEmail, accountPassword, serverOptions, withoutCredential } from './fields';

export const resendCode: Operation = {
	value: 'resendCode',
	name: 'Resend Code',
	action: 'Resend the code of a new account',
	description: 'Have the code that confirms a new account sent once more',
	forAgents:
		'Have the code that confirms a new Didit account sent once more. At most once a minute and five times an hour.',
	lock: { because: 'writes to a person' },
	docs: 'https://docs.didit.me/auth-api/resend-code',
	fields: [
		accountEmail,
		additionalFields([
			{ ...accountPassword, required: false, description: 'Some versions of Didit want it, too' },
		]),
		serverOptions,
	],
	oneAtATime: true,
	howToCheck: 'Look whether an email came before you ask for another.',
	request: (parameters) => ({
		method: 'POST',
		path: ['programmatic', 'resend-otp'],
		body: { email: parameters.text('email'), ...parameters.wire('additionalFields') },
		finalOn429: true,
		...withoutCredential(parameters),
	}),
	expects: CONFIRMATION,
};
