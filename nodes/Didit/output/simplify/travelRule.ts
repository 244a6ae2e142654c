import type { Simplification } from './types';
import { flag, moment, text } from './values';

/** How far two providers are with a transfer. */
export const travelRule: Simplification = {
	fields: [
		'beneficiary_data',
		'counterparty_vasp',
		'created_at',
		'deadline_at',
		'direction',
		'ivms_version',
		'originator_data',
		'ownership_confirmed',
		'protocol',
		'rail',
		'required',
		'status',
		'timeline',
		'uuid',
	],
	shape: (answer) => ({
		status: text(answer.status),
		uuid: text(answer.uuid),
		direction: text(answer.direction),
		rail: text(answer.rail),
		required: flag(answer.required),
		ownership_confirmed: flag(answer.ownership_confirmed),
		counterparty_vasp: text(answer.counterparty_vasp),
		deadline_at: moment(answer.deadline_at),
		created_at: moment(answer.created_at),
	}),
};
