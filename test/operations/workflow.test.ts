import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import {
	settings,
	workflowLabel,
	workflowType,
} from '../../nodes/Didit/operations/workflow/fields';
import { answerWith, byId, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

/** The specification's table of settings: name, default, and a value that is not the default. */
const SETTINGS: Array<[string, unknown, unknown]> = [
	['workflow_label', '', 'KYC + AML'],
	['workflow_type', 'kyc', 'adaptive_age_verification'],
	['is_default', false, true],
	['is_liveness_enabled', false, true],
	['face_liveness_method', 'passive', 'active_3d'],
	['face_liveness_score_decline_threshold', 50, 40],
	['is_face_match_enabled', false, true],
	['face_match_score_decline_threshold', 50, 41],
	['face_match_score_review_threshold', 70, 71],
	['is_aml_enabled', false, true],
	['aml_decline_threshold', 80, 75],
	['is_phone_verification_enabled', false, true],
	['is_email_verification_enabled', false, true],
	['is_database_validation_enabled', false, true],
	['is_ip_analysis_enabled', false, true],
	['is_nfc_enabled', false, true],
	['is_age_restrictions_enabled', false, true],
	['documents_allowed', {}, { ESP: ['P', 'ID'] }],
	['max_retry_attempts', 3, 5],
	['retry_window_days', 7, 30],
];

const CHOICES: Record<string, string[]> = {
	workflow_type: [
		'kyc',
		'adaptive_age_verification',
		'biometric_authentication',
		'address_verification',
		'questionnaire_verification',
		'email_verification',
		'phone_verification',
	],
	face_liveness_method: ['passive', 'active_3d', 'flashing'],
};

const camelCase = (name: string) =>
	name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
const allSettings = Object.fromEntries(SETTINGS.map(([name, , value]) => [name, value]));
const allFields = Object.fromEntries(SETTINGS.map(([name, , value]) => [camelCase(name), value]));

const AT_TOP = ['workflowLabel', 'workflowType'];
const otherFields = Object.fromEntries(
	Object.entries(allFields).filter(([name]) => !AT_TOP.includes(name)),
);

let application: Application;
beforeAll(async () => {
	application = await newApplication({ dialect: 'spec' });
});

test.each(SETTINGS)('%s has the default of the specification', (name, standard) => {
	const all = [workflowLabel, workflowType, ...settings];
	const field = all.find((candidate) => candidate.name === camelCase(name)) as INodeProperties;
	const value = field.type === 'json' ? JSON.parse(String(field.default)) : field.default;
	expect(value).toEqual(standard);
	const choices = field.options?.map((option) => 'value' in option && option.value);
	expect(choices?.sort()).toEqual(CHOICES[name]?.sort());
});

describe('create', () => {
	test('sends every setting under its name and type', async () => {
		const run = await operate(application, 'workflow.create', {
			simplify: false,
			workflowLabel: 'KYC + AML',
			workflowType: 'adaptive_age_verification',
			additionalFields: { ...otherFields, documentsAllowed: '{"ESP": ["P", "ID"]}' },
		});
		expect(run.sent).toEqual([sent('POST', '/v3/workflows/', allSettings)]);
		expect(run.items).toMatchObject([{ json: allSettings, pairedItem: { item: 0 } }]);
		expect(run.items[0]?.json.uuid).toMatch(/^[0-9a-f-]{36}$/);
	});

	test('sends a label and a kind, for all else Didit has defaults', async () => {
		const run = await operate(application, 'workflow.create', { workflowLabel: 'Plain' });
		const body = { workflow_label: 'Plain', workflow_type: 'kyc' };
		expect(run.sent).toEqual([sent('POST', '/v3/workflows/', body)]);
		expect(run.items[0]?.json).toMatchObject({ workflow_type: 'kyc', is_default: false });
	});

	test('makes no workflow without a name', async () => {
		const run = await operate(application, 'workflow.create', { workflowLabel: ' ' });
		expect(run.error?.message).toBe('"Workflow Label" is empty');
		expect(run.sent).toEqual([]);
	});

	test.each<[INodeParameters, string, string]>([
		[{ amlDeclineThreshold: 75 }, 'AML Decline Threshold', 'without Enable AML Screening'],
		[
			{ amlDeclineThreshold: 75, isAmlEnabled: false },
			'AML Decline Threshold',
			'without Enable AML Screening',
		],
		[{ faceLivenessMethod: 'flashing' }, 'Liveness Method', 'without Enable Liveness'],
		[
			{ faceLivenessScoreDeclineThreshold: 40, isFaceMatchEnabled: true },
			'Liveness Decline Threshold',
			'without Enable Liveness',
		],
		[
			{ faceMatchScoreDeclineThreshold: 40 },
			'Face Match Decline Threshold',
			'without Enable Face Match',
		],
		[
			{ faceMatchScoreReviewThreshold: 60, isLivenessEnabled: true },
			'Face Match Review Threshold',
			'without Enable Face Match',
		],
		[{ retryWindowDays: 5, maxRetryAttempts: 0 }, 'Retry Window (Days)', 'without an attempt'],
		[{ isAgeRestrictionsEnabled: true }, 'Enable Age Restrictions', 'in a workflow of this type'],
	])('refuses a setting without effect: %j', async (additionalFields, label, why) => {
		const run = await operate(application, 'workflow.create', {
			workflowLabel: 'KYC',
			additionalFields,
		});
		expect(run.error?.message).toBe(`"${label}" has no effect ${why}`);
		expect(run.error?.description).toMatch(/or remove this setting\. Nothing was sent\.$/);
		expect(run.sent).toEqual([]);
	});

	test('takes a threshold with its switch', async () => {
		const additionalFields = { isAmlEnabled: '={{ "true" }}', amlDeclineThreshold: 0 };
		const run = await operate(application, 'workflow.create', {
			workflowLabel: 'KYC',
			additionalFields,
		});
		expect(run.sent).toMatchObject([{ body: { is_aml_enabled: true, aml_decline_threshold: 0 } }]);
	});

	test('passes on what Didit finds wrong, with the field', async () => {
		await answerWith(application, 400, {
			aml_decline_threshold: ['Ensure this value is less than or equal to 100.'],
		});
		const run = await operate(application, 'workflow.create', {
			workflowLabel: 'KYC',
			additionalFields: { isAmlEnabled: true, amlDeclineThreshold: 100 },
		});
		expect(run.error?.message).toBe(
			'Didit could not accept the request: AML Decline Threshold (aml_decline_threshold): Ensure this value is less than or equal to 100.',
		);
		expect(run.error?.description).toContain('Correct the field that is named');
	});
});

describe('get', () => {
	test('reads one workflow', async () => {
		const { default_workflow_id: id } = application;
		const run = await operate(application, 'workflow.get', { workflowId: byId(id) });
		expect(run.sent).toEqual([sent('GET', `/v3/workflows/${id}/`)]);
		expect(run.items).toMatchObject([{ json: { uuid: id }, pairedItem: { item: 0 } }]);
	});

	test('says that an ID is unknown', async () => {
		const unknown = '11111111-2222-4333-8444-555555555555';
		const run = await operate(application, 'workflow.get', { workflowId: byId(unknown) });
		expect(run.error?.message).toBe('Didit does not know this ID: Not found.');
		expect(run.error?.description).toContain('Check the ID');
	});
});

describe('getAll', () => {
	test('gives one item per row of the bare array', async () => {
		const other = await newApplication({ dialect: 'spec' });
		await didit(other, 'POST', '/workflows/', { workflow_label: 'Second' });
		const run = await operate(other, 'workflow.getAll', { returnAll: true });
		expect(run.sent).toMatchObject([{ method: 'GET', path: '/v3/workflows/', body: null }]);
		expect(run.items.map(({ json }) => json.workflow_label)).toEqual(['KYC', 'Second']);
	});

	test('says that the key is not accepted', async () => {
		const run = await operate({ api_key: 'wrong-key-123' }, 'workflow.getAll');
		expect(run.error?.message).toBe('Didit did not accept the sign-in: Invalid API Key.');
		expect(run.error?.description).toContain('Check the API key in the Didit credential');
		expect(run.sent).toHaveLength(1);
	});
});

describe('update', () => {
	test('sends every setting and what only an update may set', async () => {
		const { uuid } = await didit(application, 'POST', '/workflows/', {});
		const run = await operate(application, 'workflow.update', {
			workflowId: byId(String(uuid)),
			simplify: false,
			updateFields: { ...allFields, duplicatedUserAction: 'review' },
		});
		const changes = { ...allSettings, duplicated_user_action: 'review' };
		expect(run.sent).toEqual([sent('PATCH', `/v3/workflows/${String(uuid)}/`, changes)]);
		expect(run.items).toMatchObject([{ json: { uuid, ...changes }, pairedItem: { item: 0 } }]);
	});

	test('leaves alone what is not named, and sends false and 0', async () => {
		const { default_workflow_id: id } = application;
		const run = await operate(application, 'workflow.update', {
			workflowId: byId(id),
			simplify: false,
			updateFields: { isLivenessEnabled: false, maxRetryAttempts: 0 },
		});
		const changes = { is_liveness_enabled: false, max_retry_attempts: 0 };
		expect(run.sent).toEqual([sent('PATCH', `/v3/workflows/${id}/`, changes)]);
		expect(run.items[0]?.json).toMatchObject({ ...changes, is_face_match_enabled: true });
	});

	test('needs at least one field', async () => {
		const run = await operate(application, 'workflow.update', {
			workflowId: byId(application.default_workflow_id),
		});
		expect(run.error?.message).toBe('"Update Fields" has no field');
		expect(run.error?.description).toContain('Add at least one field');
		expect(run.sent).toEqual([]);
	});
});

describe('delete', () => {
	test('answers that it is done, with the ID', async () => {
		const { uuid } = await didit(application, 'POST', '/workflows/', {});
		const workflowId = String(uuid);
		const run = await operate(application, 'workflow.delete', { workflowId: byId(workflowId) });
		expect(run.sent).toEqual([sent('DELETE', `/v3/workflows/${workflowId}/`)]);
		expect(run.items).toEqual([{ json: { deleted: true, workflowId }, pairedItem: { item: 0 } }]);
	});

	test('says that it is gone already', async () => {
		const gone = '11111111-2222-4333-8444-555555555555';
		const run = await operate(application, 'workflow.delete', { workflowId: byId(gone) });
		expect(run.error?.message).toBe('Didit does not know this ID: Not found.');
	});
});
