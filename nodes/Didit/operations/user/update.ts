import type { IDataObject } from 'n8n-workflow';
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
import { personFields } from './fields';
import { toCurrentStatus, toSpecStatus } from '../../../common/userStatuses';

const CURRENT_NAMES = personFields.map(({ name }) => name);

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
			...personFields,
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
