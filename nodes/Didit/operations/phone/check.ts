import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { findingAction } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { personalDataNotice } from '../../fields/notices';
import { declare } from '../../input/declared';
import { phoneNumber } from '../../input/values/phoneNumbers';
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
		declare(
			{ read: phoneNumber },
			textField({
				displayName: 'Phone Number',
				name: 'phoneNumber',
				required: true,
				placeholder: 'e.g. +34600111222',
				description: 'Number of the person, in international form',
			}),
		),
		textField({
			displayName: 'Code',
			name: 'code',
			required: true,
			placeholder: 'e.g. 123456',
			description: 'What the person typed; a wrong one is an answer, too',
		}),
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
