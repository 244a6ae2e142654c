import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { countryField } from '../../fields/countries';
import { costNotice } from '../../fields/notices';
import { declare } from '../../input/declared';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';

export const addressValidation: Operation = {
	value: 'addressValidation',
	name: 'Address Validation',
	action: 'Validate an address',
	description: 'Tell whether an address exists, and how it is written',
	forAgents: 'Tell whether an address exists, and how it is written. Costs credits each time.',
	lock: { because: 'costs credits and sends personal data' },
	docs: 'https://docs.didit.me/standalone-apis/address-validation',
	fields: [
		costNotice('check'),
		countryField({
			displayName: 'Country',
			name: 'country',
			description: 'Code or English name',
			required: true,
		}),
		additionalFields([
			textField({
				displayName: 'Address',
				name: 'address',
				description: 'All in one line, instead of the fields for its parts',
			}),
			declare(
				{ wireName: 'address_line_1' },
				textField({ displayName: 'Address Line 1', name: 'addressLine1' }),
			),
			declare(
				{ wireName: 'address_line_2' },
				textField({ displayName: 'Address Line 2', name: 'addressLine2' }),
			),
			textField({ displayName: 'City', name: 'city' }),
			textField({ displayName: 'Postal Code', name: 'postalCode' }),
			textField({ displayName: 'Region', name: 'region' }),
		]),
	],
	howToCheck: 'It is not known whether it was charged. Running it again costs once more.',
	request: (parameters) => {
		const { address, ...parts } = parameters.wire('additionalFields');
		if ((address === undefined) === (Object.keys(parts).length === 0)) {
			throw parameters.refuse(
				'additionalFields',
				address === undefined ? 'holds no address' : 'holds an address in one line and in parts',
				'Add Address, or the fields for its parts. Nothing was sent.',
			);
		}
		return {
			method: 'POST',
			path: ['address-validation'],
			body: {
				country: parameters.text('country'),
				...(address === undefined ? parts : { address }),
			},
		};
	},
	expects: record('an address validation', 'request_id', 'address_validation'),
	simplify: checkResult('address_validation', ['delivery_lines', 'components', 'coordinates']),
};
