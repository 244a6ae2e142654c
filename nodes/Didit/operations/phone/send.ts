import type { Operation } from '../../engine/operation';
import { choiceField, objectField, textField } from '../../fields/basic';
import { metadataField, signals } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { costNotice } from '../../fields/notices';
import { codeSize, phoneNumberField } from '../../fields/oneTimeCodes';
import { personVendorData } from '../../fields/vendorData';
import { record } from '../../output/expectations';

export const send: Operation = {
	value: 'send',
	name: 'Send',
	action: 'Send a code to a phone',
	description: 'Send a one-time code to a phone, to be checked with Check',
	forAgents:
		'Send a one-time code to a phone. Costs credits each time, at most 4 an hour for a number. status tells whether it could be sent.',
	lock: { because: 'costs credits and writes to a person' },
	docs: 'https://docs.didit.me/standalone-apis/phone-send',
	fields: [
		costNotice('code'),
		phoneNumberField,
		additionalFields([
			objectField(
				{ displayName: 'Code Options', name: 'options', description: 'How the code goes out' },
				[
					codeSize,
					textField({
						displayName: 'Locale',
						name: 'locale',
						placeholder: 'e.g. en-US',
						description: 'Language of the message, at most 5 characters',
					}),
					choiceField(
						{
							displayName: 'Preferred Channel',
							name: 'preferredChannel',
							description: 'Tried first; Didit falls back to others',
						},
						[
							{ name: 'RCS', value: 'rcs' },
							{ name: 'SMS', value: 'sms' },
							{ name: 'Telegram', value: 'telegram' },
							{ name: 'Viber', value: 'viber' },
							{ name: 'Voice', value: 'voice' },
							{ name: 'WhatsApp', value: 'whatsapp' },
							{ name: 'Zalo', value: 'zalo' },
						],
						'whatsapp',
					),
				],
			),
			signals,
			personVendorData,
			metadataField('the code'),
		]),
	],
	howToCheck:
		'It is not known whether it was charged. Ask the person whether a code came before you send another.',
	errorHints: [
		{
			when: /first top-up/i,
			say: 'Didit sends codes to phones once the balance was topped up for the first time.',
		},
	],
	request: (parameters) => ({
		method: 'POST',
		path: ['phone', 'send'],
		finalOn429: true,
		body: { phone_number: parameters.text('phoneNumber'), ...parameters.wire('additionalFields') },
	}),
	expects: record('a sent code', 'status'),
};
