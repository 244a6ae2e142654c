import type { INodeProperties } from 'n8n-workflow';
import type { DiditRequest } from '../../../api/types';
import {
	choiceField,
	choicesFrom,
	dayField,
	numberField,
	textField,
	textsField,
} from '../../fields/basic';
import { listedLocator, nodeId } from '../../fields/locators';
import type { ItemParameters } from '../../input/ItemParameters';
import { declare } from '../../input/declared';
import { phoneNumber } from '../../input/values/phoneNumbers';

/** Sessions of companies seldom have several. */
export const kybNode: INodeProperties = {
	...nodeId,
	required: false,
	description: 'Only where the session has several checks of companies',
};

export const draftId = listedLocator({
	displayName: 'Draft',
	name: 'draftId',
	description: 'A party that was named and not handed in yet',
	list: 'searchPartyDrafts',
});

export const partyId = listedLocator({
	displayName: 'Party',
	name: 'partyId',
	description: 'A person or company that stands behind the company of the session',
	list: 'searchSessionParties',
});

export const entityType: INodeProperties = choiceField(
	{ displayName: 'Entity Type', name: 'entityType', description: 'Whether it is a person' },
	choicesFrom('company', 'person'),
	'person',
);

/** What is known of a party besides. */
export const partyFields: INodeProperties[] = [
	textField({
		displayName: 'Company Name',
		name: 'companyName',
		description: 'A company needs it',
	}),
	dayField({ displayName: 'Date of Birth', name: 'dateOfBirth', placeholder: 'e.g. 1990-05-21' }),
	textField({
		displayName: 'Email',
		name: 'email',
		placeholder: 'name@email.com',
		description: 'Where the invitation goes',
	}),
	textField({ displayName: 'First Name', name: 'firstName' }),
	textField({
		displayName: 'Full Name',
		name: 'fullName',
		description: 'Of a person, or First Name and Last Name',
	}),
	textField({ displayName: 'Last Name', name: 'lastName' }),
	numberField(
		{
			displayName: 'Ownership Percent',
			name: 'ownershipPercent',
			description: 'How much of the company is theirs, at most 100',
		},
		{ least: 0, most: 100, standard: 25 },
	),
	declare({ read: phoneNumber }, textField({ displayName: 'Phone', name: 'phone' })),
	textsField({
		displayName: 'Roles',
		name: 'roles',
		placeholder: 'e.g. ubo, director',
		description: 'Comma-separated, or an array; a person has at least one',
	}),
];

/** A request about the parties of a session. */
export function partiesRequest(
	parameters: ItemParameters,
	method: DiditRequest['method'],
	...rest: string[]
): DiditRequest {
	const node = parameters.optionalId('nodeId');
	return {
		method,
		path: ['session', parameters.id('sessionId'), 'kyb', 'parties', ...rest],
		...(node !== undefined && { query: { node_id: node } }),
	};
}
