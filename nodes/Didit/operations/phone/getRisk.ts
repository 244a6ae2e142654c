import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { checkFields, signals } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { countryField } from '../../fields/countries';
import { costNotice } from '../../fields/notices';
import { declare } from '../../input/declared';
import { phoneNumber } from '../../input/values/phoneNumbers';
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
		additionalFields([
			...checkFields,
			countryField({
				displayName: 'Country Code',
				name: 'countryCode',
				description: 'Where the person says to be',
			}),
			signals,
		]),
	],
	howToCheck:
		'It is not known whether it was charged. With Save API Request on, Session → Get Many lists it.',
	request: (parameters) => ({
		method: 'POST',
		path: ['phone', 'risk'],
		body: { phone_number: parameters.text('phoneNumber'), ...parameters.wire('additionalFields') },
	}),
	expects: record('a risk', 'status'),
};
