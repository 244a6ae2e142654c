import type { Simplification } from './types';
import { day, firstText, listed, numeric, text } from './values';

/** Somebody who was named as standing behind a company. */
export const partyDraft: Simplification = {
	fields: [
		'company_name',
		'date_of_birth',
		'draft_id',
		'email',
		'entity_type',
		'first_name',
		'full_name',
		'last_name',
		'nationality',
		'ownership_percent',
		'roles',
		'uuid',
	],
	shape: (answer) => ({
		// Didit's documents have both names for it.
		uuid: text(answer.uuid ?? answer.draft_id),
		entity_type: text(answer.entity_type),
		name: firstText([
			answer.full_name,
			answer.company_name,
			[answer.first_name, answer.last_name].filter(Boolean).join(' '),
		]),
		roles: listed(answer.roles),
		ownership_percent: numeric(answer.ownership_percent),
		nationality: text(answer.nationality),
		date_of_birth: day(answer.date_of_birth),
		email: text(answer.email),
	}),
};
