import type { Operation } from '../../engine/operation';
import { findingAction } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { personalDataNotice } from '../../fields/notices';
import { emailField, oneTimeCode } from '../../fields/oneTimeCodes';
import { record } from '../../output/expectations';

export const check: Operation = {
	value: 'check',
	name: 'Check',
	action: 'Check a code from an email',
	description: 'Check the one-time code that a person got by email',
	forAgents:
		'Check the one-time code that a person got by email. status is Approved for the right code; anything else is not, and message says why.',
	docs: 'https://docs.didit.me/standalone-apis/email-check',
	fields: [
		personalDataNotice,
		emailField,
		oneTimeCode,
		additionalFields([
			findingAction(
				'Breached Email Action',
				'breachedEmailAction',
				'where the address stands in a known data breach',
			),
			findingAction(
				'Disposable Email Action',
				'disposableEmailAction',
				'where the address is one to throw away',
			),
			findingAction(
				'Duplicated Email Action',
				'duplicatedEmailAction',
				'where another user has the address',
			),
		]),
	],
	howToCheck: 'A code can be checked a few times: run it again, or send a new one.',
	request: (parameters) => ({
		method: 'POST',
		path: ['email', 'check'],
		body: {
			email: parameters.text('email'),
			code: parameters.text('code'),
			...parameters.wire('additionalFields'),
		},
	}),
	expects: record('a check', 'status'),
};
