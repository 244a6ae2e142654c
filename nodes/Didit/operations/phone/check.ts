import type { Operation } from '../../engine/operation';
import { findingAction } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { personalDataNotice } from '../../fields/notices';
import { oneTimeCode, phoneNumberField } from '../../fields/oneTimeCodes';
import { record } from '../../output/expectations';

export const check: Operation = {
	value: 'check',
	name: 'Check',
	action: 'Check a code from a phone',
	description: 'Check the one-time code that a person got on the phone',
	forAgents:
		'Check the one-time code that a person got on the phone. status is Approved for the right code; anything else is not, and message says why.',
	docs: 'https://docs.didit.me/standalone-apis/phone-check',
	fields: [
		personalDataNotice,
		phoneNumberField,
		oneTimeCode,
		additionalFields([
			findingAction(
				'Disposable Number Action',
				'disposableNumberAction',
				'where the number is one to throw away',
			),
			findingAction(
				'Duplicated Phone Number Action',
				'duplicatedPhoneNumberAction',
				'where another user has the number',
			),
			findingAction(
				'VoIP Number Action',
				'voipNumberAction',
				'where the number is reached over the internet',
			),
		]),
	],
	howToCheck: 'A code can be checked a few times: run it again, or send a new one.',
	request: (parameters) => ({
		method: 'POST',
		path: ['phone', 'check'],
		finalOn429: true,
		body: {
			phone_number: parameters.text('phoneNumber'),
			code: parameters.text('code'),
			...parameters.wire('additionalFields'),
		},
	}),
	expects: record('a check', 'status'),
};
