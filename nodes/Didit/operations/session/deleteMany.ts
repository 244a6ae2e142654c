import { deletedMany } from '../../output/responses';
import { CONFIRMATION } from '../../output/expectations';
import { deleteManyFields, readDeleteMany } from '../../fields/deleteMany';
import type { IDataObject } from 'n8n-workflow';
import type { DiditRequest } from '../../../api/types';
import { refuseOnlyCurrent } from '../../fields/onlyCurrent';
import type { ItemParameters } from '../../input/ItemParameters';
import type { Operation } from '../../engine/operation';
import { DELETION_NAMES, deletionFields } from './deletionFields';

export const deleteMany: Operation = {
	value: 'deleteMany',
	name: 'Delete Many',
	action: 'Delete many sessions',
	description: 'Delete several sessions, or all, with their data for good',
	forAgents:
		'Delete several verification sessions, or all, with their data, for good. Only use it on an explicit request that names them.',
	lock: { because: 'deletes for good' },
	docs: 'https://docs.didit.me/management-api/sessions/batch-delete',
	fields: deleteManyFields(
		{
			displayName: 'Session Numbers',
			name: 'sessionNumbers',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1001, 1002',
			description: 'Comma-separated numbers (session_number, not the ID), or an array',
		},
		...deletionFields,
	),
	howToCheck: 'It can be run again: what is deleted already is left out.',
	request: {
		spec: (parameters) => {
			const { further, ...named } = readSessions(parameters);
			refuseOnlyCurrent(parameters, 'additionalFields', DELETION_NAMES, further);
			return deleting(named);
		},
		current: (parameters) => {
			const { further, ...named } = readSessions(parameters);
			return deleting({ ...named, ...further });
		},
	},
	expects: CONFIRMATION,
	response: deletedMany('sessionNumbers'),
};

/** Which sessions, as the body names them, and what else was said of their deletion. */
function readSessions(parameters: ItemParameters): IDataObject & { further: IDataObject } {
	const { list, all, further } = readDeleteMany(parameters, 'sessionNumbers');
	// A leading zero is what is left of a number such as "1,001" when it is taken for a list.
	const unreadable = list.find(
		(number) => !/^[1-9]\d*$/.test(number) || !Number.isSafeInteger(Number(number)),
	);
	if (unreadable !== undefined) {
		throw parameters.refuse(
			'sessionNumbers',
			`holds "${unreadable}", which is not a session number`,
			'Session numbers are whole numbers; the ID of a session will not do. Nothing was deleted.',
		);
	}
	return { ...(all ? { delete_all: true } : { session_numbers: list.map(Number) }), further };
}

function deleting(body: IDataObject): DiditRequest {
	return { method: 'POST', path: ['sessions', 'delete'], body };
}
