import type { Simplification } from './types';
import { flag, moment, text } from './values';

/** What is kept of a face, and why; the template itself Didit hands out to nobody. */
export const biometricTemplate: Simplification = {
	fields: [
		'expires_at',
		'held_out_of_use',
		'instruction_class',
		'instruction_id',
		'instruction_source',
		'provenance_reference',
		'purged_at',
		'retained_at',
		'retained_by',
		'retained_by_type',
		'retention_override',
		'retention_policy',
		'source_type',
		'status',
		'uuid',
		'vendor_data',
		'vendor_user_uuid',
	],
	shape: (answer) => ({
		uuid: text(answer.uuid),
		vendor_data: text(answer.vendor_data),
		status: text(answer.status),
		source_type: text(answer.source_type),
		retention_policy: text(answer.retention_policy),
		retained_at: moment(answer.retained_at),
		retained_by: text(answer.retained_by),
		expires_at: moment(answer.expires_at),
		held_out_of_use: flag(answer.held_out_of_use),
		purged_at: moment(answer.purged_at),
	}),
};
