import type { IDataObject } from 'n8n-workflow';
import type { Simplification } from './types';
import { firstText, flag, isRecord, joined, moment, namesIn, numeric, text } from './values';

const SEPARATOR = ' + ';

/** A workflow; the same for one and for a row of the list. */
export const workflow: Simplification = {
	fields: [
		'aml_decline_threshold',
		'created_by',
		'documents_allowed',
		'duplicated_user_action',
		'face_liveness_method',
		'face_liveness_score_decline_threshold',
		'face_match_score_decline_threshold',
		'face_match_score_review_threshold',
		'features',
		'has_draft',
		'is_age_restrictions_enabled',
		'is_aml_enabled',
		'is_archived',
		'is_database_validation_enabled',
		'is_default',
		'is_editable',
		'is_email_verification_enabled',
		'is_face_match_enabled',
		'is_ip_analysis_enabled',
		'is_liveness_enabled',
		'is_nfc_enabled',
		'is_phone_verification_enabled',
		'is_simple_workflow',
		'is_white_label_enabled',
		'max_price',
		'max_retry_attempts',
		'min_price',
		'retry_window_days',
		'session_expiration_time',
		'status',
		'total_price',
		'updated_at',
		'uuid',
		'version',
		'workflow_id',
		'workflow_label',
		'workflow_type',
		'workflow_url',
	],
	shape: (answer) => ({
		uuid: text(answer.uuid),
		// The specification knows no versions, and so one ID only.
		workflow_id: firstText([answer.workflow_id, answer.uuid]),
		workflow_label: text(answer.workflow_label),
		workflow_type: text(answer.workflow_type),
		is_default: flag(answer.is_default),
		status: text(answer.status),
		version: numeric(answer.version),
		features: featuresOf(answer),
		total_price: numeric(answer.total_price),
		updated_at: moment(answer.updated_at),
	}),
};

/** As Didit writes them in lists: `OCR + LIVENESS`. Elsewhere they are names, objects or switches. */
function featuresOf({ features }: IDataObject): string | null {
	if (isRecord(features)) return namesIn(features).join(SEPARATOR);
	if (!Array.isArray(features)) return text(features);
	const names = features.map((entry: unknown) =>
		isRecord(entry) ? firstText([entry.feature, entry]) : text(entry),
	);
	return joined(names, SEPARATOR);
}
