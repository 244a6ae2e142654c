import type { Operation } from '../../engine/operation';
import { flagField, objectField } from '../../fields/basic';
import { metadataField, signals } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { languageField } from '../../fields/languages';
import { costNotice } from '../../fields/notices';
import { codeSize, emailField } from '../../fields/oneTimeCodes';
import { personVendorData } from '../../fields/vendorData';
import { record } from '../../output/expectations';

export const send: Operation = {
	value: 'send',
	name: 'Send',
	action: 'Send a code by email',
	description: 'Send a one-time code to an email address, to be checked with Check',
	forAgents:
		'Send a one-time code to an email address. Costs credits each time. status tells whether it could be sent.',
	lock: { because: 'costs credits and writes to a person' },
	docs: 'https://docs.didit.me/standalone-apis/email-send',
	fields: [
		costNotice('code'),
		emailField,
		additionalFields([
			objectField(
				{
					displayName: 'Code Options',
					name: 'options',
					description: 'How the code and the message look',
				},
				[
					flagField({
						displayName: 'Alphanumeric Code',
						name: 'alphanumericCode',
						description: 'Whether the code has letters, too',
					}),
					codeSize,
					languageField({
						displayName: 'Locale',
						name: 'locale',
						description: 'Language of the message',
					}),
					flagField({
						displayName: 'Use White Label Customization',
						name: 'useWhiteLabelCustomization',
						description: 'Whether the message bears the colors and the logo of the application',
					}),
				],
			),
			signals,
			personVendorData,
			metadataField('the code'),
		]),
	],
	howToCheck:
		'It is not known whether it was charged. Ask the person whether a code came before you send another.',
	request: (parameters) => ({
		method: 'POST',
		path: ['email', 'send'],
		finalOn429: true,
		body: { email: parameters.text('email'), ...parameters.wire('additionalFields') },
	}),
	expects: record('a sent code', 'status'),
};
