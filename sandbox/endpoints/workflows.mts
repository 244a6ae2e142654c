import { created, detail, noContent, ok } from '../server/responses.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import { page } from '../server/pagination.mts';
import type { Application } from '../world/model.mts';
import {
	anything,
	flag,
	freeObject,
	integer,
	Invalid,
	listOf,
	nullable,
	object,
	oneOf,
	optional,
	required,
	text,
} from '../server/validate.mts';
import {
	CURRENT_FEATURES,
	currentWorkflowDetail,
	currentWorkflowRow,
	newWorkflow,
	WORKFLOW_TYPES,
	workflowDetail,
	workflowRow,
	type Workflow,
} from '../world/workflowModel.mts';

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

const NOT_FIRST = ['AML', 'IP_ANALYSIS', 'DATABASE_VALIDATION', 'KYB_KEY_PEOPLE'];
const AFTER_OCR = ['FACE_MATCH', 'NFC'];

const currentFields = {
	workflow_label: optional(text({ max: 50 })),
	is_default: optional(flag),
	status: optional(oneOf(['draft', 'published'])),
	is_white_label_enabled: optional(flag),
	is_desktop_allowed: optional(flag),
	max_retry_attempts: optional(integer({ min: 0, max: 10 })),
	retry_window_days: optional(nullable(integer({ min: 1, max: 365 }))),
	face_liveness_max_attempts: optional(integer({ min: 1, max: 3 })),
	face_match_max_attempts: optional(integer({ min: 1, max: 3 })),
	session_expiration_time: optional(integer({ min: 3600, max: 2_419_200 })),
};

const anyFeatures = listOf(
	object({
		feature: required(oneOf(Object.keys(CURRENT_FEATURES))),
		config: optional(freeObject),
		label: optional(anything),
	}),
	{ min: 1 },
);

/** Their order is that of the session: some need another one before them. */
const featureList: typeof anyFeatures = (value, trace) => {
	const list = anyFeatures(value, trace);
	const names = list.map(({ feature }) => feature);
	names.forEach((name, at) => {
		if (AFTER_OCR.includes(name) && !names.slice(0, at).includes('OCR')) {
			throw new Invalid([`Feature '${name}' must appear after one of: OCR.`]);
		}
	});
	if (NOT_FIRST.includes(names[0] ?? '')) {
		throw new Invalid([`Feature '${names[0]}' cannot be the first feature.`]);
	}
	return list;
};

const currentCreateShape = object({ ...currentFields, features: required(featureList) }, 'refuse');
const currentUpdateShape = object({ ...currentFields, features: optional(featureList) }, 'refuse');

function findWorkflow({ app, param }: KeyCall): Workflow {
	const workflow = app.workflows.get(param('settingsUuid'));
	if (!workflow) throw detail(404, 'Not found.');
	return workflow;
}

/** An application has one default workflow at most. */
function keepOneDefault(app: Application, workflow: Workflow): void {
	if (!workflow.is_default) return;
	for (const other of app.workflows.values()) other.is_default = other === workflow;
}

type Given = { feature: string; config?: Record<string, unknown> | undefined }[];

/** What of the checks the sandbox plays, and all of them as they were given. */
function featuresFrom(given: Given): Pick<Workflow, 'chosenFeatures' | 'featureList'> {
	return {
		chosenFeatures: given.flatMap(({ feature }) => CURRENT_FEATURES[feature] ?? []),
		featureList: given.map(({ feature, config }) => ({ feature, ...(config && { config }) })),
	};
}

function shown(call: KeyCall, workflow: Workflow) {
	const show = call.app.dialect === 'spec' ? workflowDetail : currentWorkflowDetail;
	return show(workflow, (at) => call.sandbox.clock.iso(at));
}

function create(call: KeyCall): Workflow {
	const now = call.sandbox.clock.now();
	if (call.app.dialect === 'spec') return newWorkflow(call.read(createShape), now);
	const { features, ...settings } = call.read(currentCreateShape);
	return { ...newWorkflow(settings, now), ...featuresFrom(features) };
}

function change(call: KeyCall, workflow: Workflow): void {
	if (call.app.dialect === 'spec') {
		Object.assign(workflow, call.read(updateShape));
	} else {
		const { features, ...settings } = call.read(currentUpdateShape);
		Object.assign(workflow, settings, features && featuresFrom(features));
	}
	workflow.updatedAt = call.sandbox.clock.now();
}

export const workflowEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/workflows/',
		auth: 'key',
		handle: (call) => {
			const rows = [...call.app.workflows.values()];
			const iso = (at: number) => call.sandbox.clock.iso(at);
			return call.app.dialect === 'current'
				? page(call, rows, (workflow) => currentWorkflowRow(workflow, iso), { limit: 50 })
				: ok(rows.map((workflow) => workflowRow(workflow, iso)));
		},
	},
	{
		method: 'POST',
		path: '/v3/workflows/',
		auth: 'key',
		handle: (call) => {
			const workflow = create(call);
			call.app.workflows.set(workflow.uuid, workflow);
			keepOneDefault(call.app, workflow);
			return created(shown(call, workflow));
		},
	},
	{
		method: 'GET',
		path: '/v3/workflows/{settingsUuid}/',
		auth: 'key',
		handle: (call) => ok(shown(call, findWorkflow(call))),
	},
	{
		method: 'PATCH',
		path: '/v3/workflows/{settingsUuid}/',
		auth: 'key',
		handle: (call) => {
			const workflow = findWorkflow(call);
			change(call, workflow);
			keepOneDefault(call.app, workflow);
			return ok(shown(call, workflow));
		},
	},
	{
		method: 'DELETE',
		path: '/v3/workflows/{settingsUuid}/',
		auth: 'key',
		handle: (call) => {
			call.app.workflows.delete(findWorkflow(call).uuid);
			return noContent;
		},
	},
];
