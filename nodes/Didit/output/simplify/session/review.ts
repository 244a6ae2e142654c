import type { IDataObject } from 'n8n-workflow';
import type { Simplification } from '../types';
import { firstText, moment, objectsIn, orNull, text } from '../values';

/** A review of a session, under the specification's names; today's Didit has other ones. */
export const review: Simplification = {
	fields: [
		'action',
		'activity_type',
		'actor_display',
		'actor_email',
		'actor_type',
		'changed_fields',
		'comment',
		'created_at',
		'id',
		'mentioned_emails',
		'metadata',
		'new_status',
		'new_value',
		'note',
		'old_status',
		'previous_status',
		'previous_value',
		'user',
		'uuid',
	],
	shape: (row) => ({
		id: orNull(row.id ?? row.uuid),
		action: firstText([row.action, row.activity_type]),
		old_status: firstText([row.old_status, row.previous_status]),
		new_status: text(row.new_status),
		note: firstText([row.note, row.comment]),
		reviewed_by: writerOf(row),
		created_at: moment(row.created_at),
	}),
};

/** Where Didit's documents name who wrote a review, the most telling first. */
function writerOf(row: IDataObject): string | null {
	const { actor_email: email, actor_display: display, user, actor, actor_type: type } = row;
	const people = objectsIn([actor, user]).flatMap((person) => [person.email, person]);
	return firstText([email, display, ...people, user, actor, type]);
}
