import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { checkFields, signals } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { countryField } from '../../fields/countries';
import { costNotice } from '../../fields/notices';
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
		textField({
			displayName: 'Email',
			name: 'email',
			required: true,
			placeholder: 'name@email.com',
			description: 'Address of the person',
		}),
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
		path: ['email', 'risk'],
		body: { email: parameters.text('email'), ...parameters.wire('additionalFields') },
	}),
	expects: record('a risk', 'status'),
};
