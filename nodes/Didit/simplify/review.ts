import type { Simplification } from './types';
import { orNull } from './values';

/** A review of a session, under the specification's names; later documents have other ones. */
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
		'uuid',
	],
	shape: (row) => ({
		id: orNull(row.id ?? row.uuid),
		action: orNull(row.action ?? row.activity_type),
		old_status: orNull(row.old_status ?? row.previous_status),
		new_status: orNull(row.new_status),
		note: orNull(row.note ?? row.comment),
		reviewed_by: orNull(row.actor_email ?? row.actor_display),
		created_at: orNull(row.created_at),
	}),
};
