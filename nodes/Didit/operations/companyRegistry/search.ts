import type { Operation } from '../../engine/operation';
import { choiceField, choicesFrom, textField } from '../../fields/basic';
import { metadataField } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { notice } from '../../fields/notices';
import { declare } from '../../input/declared';
import { country } from '../../input/values/countries';
import { record } from '../../output/expectations';
import { companyVendorData } from './fields';

export const search: Operation = {
	value: 'search',
	name: 'Search',
	action: 'Search a company registry',
	description: 'Find a company in the register of its country; what is found is read with Select',
	forAgents:
		'Find a company in the register of its country, by name or number. Free. search_resolved tells whether the register has answered; each company has a kyb_response_id to go on with.',
	docs: 'https://docs.didit.me/standalone-apis/kyb-registry-search',
	fields: [
		notice(
			'searchNotice',
			'A search may take a while in some registers: search_resolved is false then. Search again later, or let Didit tell the Webhook URL when it is done. A search is free; Select, Get Shareholders and Get Beneficial Owners cost credits.',
		),
		declare(
			{ read: country('alpha2') },
			textField({
				displayName: 'Country Code',
				name: 'countryCode',
				required: true,
				placeholder: 'e.g. GB',
				description: 'Whose register is searched: a code or the English name',
			}),
		),
		additionalFields([
			companyVendorData,
			metadataField('the search'),
			textField({
				displayName: 'Name',
				name: 'name',
				placeholder: 'e.g. Acme Trading Ltd',
				description: 'Of the company, or a part of it; or use Registration Number',
			}),
			textField({
				displayName: 'Registration Number',
				name: 'registrationNumber',
				description: 'In the register',
			}),
			choiceField(
				{ displayName: 'Search Type', name: 'searchType', description: 'How the name is compared' },
				choicesFrom('contains', 'fuzzy', 'start_with'),
				'contains',
			),
			textField({
				displayName: 'Webhook URL',
				name: 'webhookUrl',
				placeholder: 'e.g. https://example.com/found',
				description: 'Told when a search that takes a while is done',
			}),
		]),
	],
	howToCheck: 'Search again: it is free.',
	request: (parameters) => {
		const fields = parameters.wire('additionalFields');
		if (fields.name === undefined && fields.registration_number === undefined) {
			throw parameters.refuse(
				'additionalFields',
				'names no company',
				'Add Name or Registration Number. Nothing was sent.',
			);
		}
		return {
			method: 'POST',
			path: ['kyb', 'search'],
			body: { country_code: parameters.text('countryCode'), ...fields },
		};
	},
	expects: record('a search', 'kyb_registry', 'request_id'),
};
