import type { Operation } from '../../engine/operation';
import {
	LISTED_WHEN_SAVED,
	checkFields,
	claimedCountryCode,
	signals,
} from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { costNotice } from '../../fields/notices';
import { emailField } from '../../fields/oneTimeCodes';
import { record } from '../../output/expectations';

export const getRisk: Operation = {
	value: 'getRisk',
	name: 'Get Risk',
	action: 'Get the risk of an email address',
	description: 'Read how far an email address can be trusted, without writing to it',
	forAgents:
		'Read how far an email address can be trusted. Costs credits each time; nothing is sent to the address.',
	lock: { because: 'costs credits' },
	docs: 'https://docs.didit.me/standalone-apis/email-risk',
	fields: [
		costNotice('look-up'),
		emailField,
		additionalFields([...checkFields, claimedCountryCode, signals]),
	],
	howToCheck: LISTED_WHEN_SAVED,
	request: (parameters) => ({
		method: 'POST',
		path: ['email', 'risk'],
		body: { email: parameters.text('email'), ...parameters.wire('additionalFields') },
	}),
	expects: record('a risk', 'status'),
};
