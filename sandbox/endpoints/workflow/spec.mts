import type { KeyCall } from '../../server/endpoint.mts';
import {
	flag,
	freeObject,
	integer,
	nullable,
	object,
	oneOf,
	optional,
	text,
} from '../../server/validate.mts';
import {
	newWorkflow,
	WORKFLOW_TYPES,
	workflowDetail,
	workflowRow,
	type Workflow,
} from '../../world/workflowModel.mts';
import type { WorkflowForm } from './form.mts';

const score = integer({ min: 0, max: 100 });

const toggles = {
	workflow_label: optional(text()),
	workflow_type: optional(oneOf(WORKFLOW_TYPES)),
	is_default: optional(flag),
	is_liveness_enabled: optional(flag),
	face_liveness_method: optional(oneOf(['passive', 'active_3d', 'flashing'])),
	face_liveness_score_decline_threshold: optional(score),
	is_face_match_enabled: optional(flag),
	face_match_score_decline_threshold: optional(score),
	face_match_score_review_threshold: optional(score),
	is_aml_enabled: optional(flag),
	aml_decline_threshold: optional(score),
	is_phone_verification_enabled: optional(flag),
	is_email_verification_enabled: optional(flag),
	is_database_validation_enabled: optional(flag),
	is_ip_analysis_enabled: optional(flag),
	is_nfc_enabled: optional(flag),
	is_age_restrictions_enabled: optional(flag),
	documents_allowed: optional(freeObject),
	max_retry_attempts: optional(integer({ min: 0, max: 10 })),
	retry_window_days: optional(nullable(integer({ min: 1, max: 365 }))),
};

const createShape = object(toggles, 'refuse');
const updateShape = object(
	{
		...toggles,
		duplicated_user_action: optional(oneOf(['no_action', 'review', 'decline'])),
	},
	'refuse',
);

/** Types and switches (specification, Workflows). */
export const spec: WorkflowForm = {
	create: (call) => newWorkflow(call.read(createShape), call.sandbox.clock.now()),
	change: (call: KeyCall, workflow: Workflow) => {
		Object.assign(workflow, call.read(updateShape));
	},
	row: workflowRow,
	detail: workflowDetail,
};
