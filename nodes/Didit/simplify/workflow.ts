import type { IDataObject } from 'n8n-workflow';
import type { Simplification } from './types';
import { joined, objectsIn, orNull } from './values';

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
		uuid: orNull(answer.uuid),
		// The specification knows no versions, and so one ID only.
		workflow_id: orNull(answer.workflow_id ?? answer.uuid),
		workflow_label: orNull(answer.workflow_label),
		workflow_type: orNull(answer.workflow_type),
		is_default: orNull(answer.is_default),
		status: orNull(answer.status),
		version: orNull(answer.version),
		features: featuresOf(answer),
		total_price: orNull(answer.total_price),
		updated_at: orNull(answer.updated_at),
	}),
};

/** One text in lists; where a workflow is made of features these are objects. */
function featuresOf({ features }: IDataObject): IDataObject[string] {
	if (!Array.isArray(features)) return orNull(features);
	return joined(
		objectsIn(features).map(({ feature }) => feature),
		' + ',
	);
}
