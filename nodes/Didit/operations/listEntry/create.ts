import type { Operation } from '../../engine/operation';
import { identifierField } from '../../fields/basic';
import { metadataField } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { listId } from '../../fields/locators';
import { declare } from '../../input/declared';
import { record } from '../../output/expectations';
import { SYSTEM_LIST } from '../list/systemList';
import { entryValue } from './entryValue';
import { labelFields } from './fields';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a list entry',
	description: 'Put a value on a list, or what a session had of its kind',
	forAgents:
		'Put a value on a list: later verifications that match it may be declined or let through. Only use it when somebody with the authority has told you to.',
	lock: { because: 'decides about later verifications' },
	docs: 'https://docs.didit.me/management-api/lists/create-entry',
	fields: [
		listId,
		additionalFields([
			...labelFields,
			metadataField('the entry'),
			identifierField({
				displayName: 'Reference Object UUID',
				name: 'referenceObjectUuid',
				description:
					'ID of what the entry is about; its kind goes into the metadata as reference_type',
			}),
			declare(
				{ whenEmpty: 'refuse' },
				identifierField({
					displayName: 'Reference Session ID',
					name: 'referenceSessionId',
					description:
						'Session whose value of this kind is put on the list. Where it has several, Value says which.',
				}),
			),
			declare(
				{ whenEmpty: 'refuse', read: entryValue },
				identifierField({
					displayName: 'Value',
					name: 'value',
					placeholder: 'e.g. 192.0.2.10',
					description:
						'An email address, a phone number, an IP address or a range of them, a country: whatever the list is for',
				}),
			),
		]),
	],
	howToCheck: 'Look under List Entry → Get Many whether it is there.',
	errorHints: [SYSTEM_LIST],
	request: (parameters) => {
		const fields = parameters.wire('additionalFields');
		if (fields.value === undefined && fields.reference_session_id === undefined) {
			throw parameters.refuse(
				'additionalFields',
				'names nothing to put on the list',
				'Add Value, or Reference Session ID. Nothing was sent.',
			);
		}
		return { method: 'POST', path: ['lists', parameters.id('listId'), 'entries'], body: fields };
	},
	expects: record('a list entry', 'uuid'),
};
