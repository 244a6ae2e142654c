import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { declare } from '../../input/declared';
import { identifier } from '../../input/values/identifiers';
import { record } from '../../output/expectations';
import { business } from '../../output/simplify/business';
import { businessFields } from './fields';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a business',
	description: 'Make a company known to Didit before its first session',
	forAgents:
		'Make a company known to Didit, with your own identifier of it (vendorData). It is not verified by that.',
	docs: 'https://docs.didit.me/management-api/businesses/create',
	fields: [
		additionalFields([
			...businessFields,
			declare(
				{ read: identifier, whenEmpty: 'refuse' },
				textField({
					displayName: 'Vendor Data',
					name: 'vendorData',
					placeholder: 'e.g. company-123',
					description: 'Your own identifier of the company. Without one nothing finds it again.',
				}),
			),
		]),
	],
	howToCheck: 'Look under Business → Get Many whether it is there.',
	request: (parameters) => ({
		method: 'POST',
		path: ['businesses', 'create'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('a business', 'didit_internal_id', 'vendor_data'),
	simplify: business,
};
