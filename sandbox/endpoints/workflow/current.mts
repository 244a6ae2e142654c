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
} from '../../server/validate.mts';
import {
	CURRENT_FEATURES,
	currentWorkflowDetail,
	currentWorkflowRow,
	newWorkflow,
	type Workflow,
} from '../../world/workflowModel.mts';
import type { WorkflowForm } from './form.mts';

const NOT_FIRST = ['AML', 'IP_ANALYSIS', 'DATABASE_VALIDATION', 'KYB_KEY_PEOPLE'];
const AFTER_OCR = ['FACE_MATCH', 'NFC'];

const fields = {
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

const createShape = object({ ...fields, features: required(featureList) }, 'refuse');
const updateShape = object({ ...fields, features: optional(featureList) }, 'refuse');

type Given = { feature: string; config?: Record<string, unknown> | undefined }[];

/** What of the checks the sandbox plays, and all of them as they were given. */
function featuresFrom(given: Given): Pick<Workflow, 'chosenFeatures' | 'featureList'> {
	return {
		chosenFeatures: given.flatMap(({ feature }) => CURRENT_FEATURES[feature] ?? []),
		featureList: given.map(({ feature, config }) => ({ feature, ...(config && { config }) })),
	};
}

/** A list of features, each with its settings. */
export const current: WorkflowForm = {
	create: (call) => {
		const { features, ...settings } = call.read(createShape);
		return { ...newWorkflow(settings, call.sandbox.clock.now()), ...featuresFrom(features) };
	},
	change: (call, workflow) => {
		const { features, ...settings } = call.read(updateShape);
		Object.assign(workflow, settings, features && featuresFrom(features));
	},
	row: currentWorkflowRow,
	detail: currentWorkflowDetail,
};
