import type { Operation } from '../../engine/operation';
import {
	LISTED_WHEN_SAVED,
	checkFields,
	claimedCountryCode,
	signals,
} from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { costNotice } from '../../fields/notices';
import { phoneNumberField } from '../../fields/oneTimeCodes';
import { record } from '../../output/expectations';

export const getRisk: Operation = {
	value: 'getRisk',
	name: 'Get Risk',
	action: 'Get the risk of a phone number',
	description: 'Read how far a phone number can be trusted, without calling it',
	forAgents:
		'Read how far a phone number can be trusted. Costs credits each time; nothing is sent to the phone.',
	lock: { because: 'costs credits' },
	docs: 'https://docs.didit.me/standalone-apis/phone-risk',
	fields: [
		costNotice('look-up'),
		phoneNumberField,
		additionalFields([...checkFields, claimedCountryCode, signals]),
	],
	howToCheck: LISTED_WHEN_SAVED,
	request: (parameters) => ({
		method: 'POST',
		path: ['phone', 'risk'],
		body: { phone_number: parameters.text('phoneNumber'), ...parameters.wire('additionalFields') },
	}),
	expects: record('a risk', 'status'),
};
