import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { DiditRequest } from '../../../api/types';
import { CONFIRMATION } from '../../output/expectations';
import type { ItemParameters } from '../../input/ItemParameters';
import { newerUserStatuses, settableUserStatuses } from '../../fields/choices';
import { updateFields } from '../../fields/collections';
import { vendorData } from '../../fields/locators';
import { declare } from '../../input/declared';
import { user } from '../../output/simplify/user';
import type { Operation } from '../../engine/operation';
import { refuseOnlyCurrent } from '../../fields/onlyCurrent';
import { textList } from '../../input/values/text';
import { day } from '../../input/values/days';
import { countryList } from '../../input/values/countries';
import { toCurrentStatus, toSpecStatus } from '../../../common/userStatuses';

/** What only today's Didit lets be changed. */
const currentFields: INodeProperties[] = [
	declare(
		{ read: textList },
		{
			displayName: 'Approved Emails',
			name: 'approvedEmails',
			type: 'string',
			default: '',
			placeholder: 'e.g. ana@example.com',
			description: 'Comma-separated email addresses that are known to be theirs, or an array',
		},
	),
	declare(
		{ read: textList },
		{
			displayName: 'Approved Phones',
			name: 'approvedPhones',
			type: 'string',
			default: '',
			placeholder: 'e.g. +34600111222',
			description: 'Comma-separated phone numbers that are known to be theirs, or an array',
		},
	),
	declare(
		{ read: day },
		{
			displayName: 'Date of Birth',
			name: 'dateOfBirth',
			type: 'dateTime',
			default: '',
			placeholder: 'e.g. 1990-05-21',
			description: 'Only the date is sent, as YYYY-MM-DD',
		},
	),
	{
		displayName: 'Full Name',
		name: 'fullName',
		type: 'string',
		default: '',
		description: 'As in the document, at most 512 characters',
	},
	declare(
		{ read: countryList },
		{
			displayName: 'Issuing States',
			name: 'issuingStates',
			type: 'string',
			default: '',
			placeholder: 'e.g. ESP, FRA',
			description:
				'Comma-separated countries of their documents, by code or English name, or an array',
		},
	),
];

const CURRENT_NAMES = currentFields.map(({ name }) => name);

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a user',
	description: 'Change the name, the status or your own data of a person',
	forAgents:
		'Change the name, the status or the metadata of a person. The status is a manual decision about them. Only use it when somebody with the authority has told you the outcome.',
	lock: { because: 'decides about a person' },
	docs: 'https://docs.didit.me/management-api/users/update',
	fields: [
		vendorData,
		updateFields([
			...currentFields,
			{
				displayName: 'Display Name',
				name: 'displayName',
				type: 'string',
				default: '',
			},
			{
				displayName: 'Metadata',
				name: 'metadata',
				type: 'json',
				default: '{}',
				description: 'Your own data about the person, as JSON. It replaces what was there.',
			},
			declare(
				{ alsoTakes: newerUserStatuses },
				{
					displayName: 'Status',
					name: 'status',
					type: 'options',
					options: settableUserStatuses,
					default: 'Approved',
					description:
						'Set by hand, whatever the sessions say. Some applications call them Active, Blocked and Flagged, others by the words in brackets. Somebody who is blocked cannot start a session.',
				},
			),
		]),
	],
	howToCheck: 'Look at the user with User → Get.',
	request: {
		spec: (parameters) => {
			refuseOnlyCurrent(parameters, 'updateFields', CURRENT_NAMES, parameters.wire('updateFields'));
			return changing(parameters, toSpecStatus);
		},
		current: (parameters) => changing(parameters, toCurrentStatus),
		refused: ({ status, body }) => status === 400 && /\bACTIVE\b/.test(saidOfStatus(body)),
	},
	expects: CONFIRMATION,
	simplify: user,
};

function changing(parameters: ItemParameters, inWords: (status: unknown) => string): DiditRequest {
	const { status, ...others } = cleared(parameters.changes('updateFields'));
	return {
		method: 'PATCH',
		path: ['users', parameters.ownId('vendorData')],
		body: { ...others, ...(status !== undefined && { status: inWords(status) }) },
	};
}

/** What an empty text clears, which a list or a date cannot be. */
function cleared(changes: IDataObject): IDataObject {
	const empty: IDataObject = {
		approved_emails: [],
		approved_phones: [],
		date_of_birth: null,
		issuing_states: [],
	};
	return Object.fromEntries(
		Object.entries(changes).map(([name, value]) => [
			name,
			value === '' && name in empty ? empty[name] : value,
		]),
	);
}

/** Today's Didit names its statuses where it refuses the specification's. */
function saidOfStatus(body: unknown): string {
	const { status } = (body ?? {}) as IDataObject;
	return JSON.stringify(status ?? '');
}
