import type { INodeParameters } from 'n8n-workflow';
import { answerWith, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

/** Workflow → Create on a Didit that knows features in the place of types and switches. */

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

const create = async (parameters: INodeParameters, more = {}) =>
	await operate(application, 'workflow.create', { workflowLabel: 'New', ...parameters }, more);

/** What was sent after the refusal that tells which Didit it is. */
const bodyOf = async (parameters: INodeParameters) => {
	const run = await create(parameters);
	expect(run.error).toBeUndefined();
	expect(run.sent).toHaveLength(2);
	return run.sent[1]?.body;
};

test.each<[INodeParameters, object[]]>([
	[{}, [{ feature: 'OCR' }]],
	[
		{
			additionalFields: {
				isIpAnalysisEnabled: true,
				isAmlEnabled: true,
				isFaceMatchEnabled: true,
				faceMatchScoreDeclineThreshold: 40,
				faceMatchScoreReviewThreshold: 60,
				isLivenessEnabled: true,
				faceLivenessMethod: 'active_3d',
				faceLivenessScoreDeclineThreshold: 45,
				isNfcEnabled: true,
			},
		},
		[
			{ feature: 'OCR' },
			{ feature: 'NFC' },
			{
				feature: 'LIVENESS',
				config: { face_liveness_method: 'ACTIVE_3D', face_liveness_score_decline_threshold: 45 },
			},
			{
				feature: 'FACE_MATCH',
				config: {
					face_match_score_decline_threshold: 40,
					face_match_score_review_threshold: 60,
				},
			},
			{ feature: 'AML' },
			{ feature: 'IP_ANALYSIS' },
		],
	],
	[
		{
			additionalFields: { documentsAllowed: '{"ESP": ["P", "ID"], "FRA": {"P": {"enabled": 1}}}' },
		},
		[
			{
				feature: 'OCR',
				config: {
					documents_allowed: {
						ESP: { P: { enabled: 1 }, ID: { enabled: 1 } },
						FRA: { P: { enabled: 1 } },
					},
				},
			},
		],
	],
	[
		{ workflowType: 'biometric_authentication', additionalFields: { isLivenessEnabled: true } },
		[{ feature: 'LIVENESS' }],
	],
	[
		{ workflowType: 'email_verification', additionalFields: { isPhoneVerificationEnabled: true } },
		[{ feature: 'EMAIL_VERIFICATION' }, { feature: 'PHONE_VERIFICATION' }],
	],
	[{ workflowType: 'address_verification' }, [{ feature: 'PROOF_OF_ADDRESS' }]],
	[{ workflowType: 'adaptive_age_verification' }, [{ feature: 'AGE_ESTIMATION' }]],
])('%j becomes features, each after what it needs', async (parameters, features) => {
	expect(await bodyOf(parameters)).toEqual({ workflow_label: 'New', features });
});

test('what both call the same goes along', async () => {
	const additionalFields = { isDefault: true, maxRetryAttempts: 5, retryWindowDays: 30 };
	expect(await bodyOf({ additionalFields })).toEqual({
		workflow_label: 'New',
		is_default: true,
		max_retry_attempts: 5,
		retry_window_days: 30,
		features: [{ feature: 'OCR' }],
	});
});

test.each<[INodeParameters, string]>([
	[{ workflowType: 'questionnaire_verification' }, '"Workflow Type" cannot be a questionnaire'],
	[
		{ additionalFields: { isAmlEnabled: true, amlDeclineThreshold: 75 } },
		'"AML Decline Threshold" cannot be set',
	],
	[
		{ workflowType: 'biometric_authentication', additionalFields: { isFaceMatchEnabled: true } },
		'"Enable Face Match" needs a workflow of the type KYC',
	],
	[
		{ workflowType: 'phone_verification', additionalFields: { documentsAllowed: '{"ESP":["P"]}' } },
		'"Documents Allowed" needs a workflow of the type KYC',
	],
	[
		{
			workflowType: 'adaptive_age_verification',
			additionalFields: { isAgeRestrictionsEnabled: true },
		},
		'"Enable Age Restrictions" cannot be set',
	],
])('what has no certain counterpart is refused: %j', async (parameters, problem) => {
	const run = await create(parameters);
	expect(run.error?.message).toBe(`${problem} in this Didit application`);
	expect(run.error?.description).toMatch(/Business Console.*Nothing was created/);
	// Nothing but the request that told which Didit it is, and that was refused.
	expect(run.sent).toHaveLength(1);
});

test('several items cost one refusal, and each makes one workflow', async () => {
	const items = ['a', 'b', 'c', 'd'].map((name) => ({ json: { name } }));
	const run = await create({ workflowLabel: '={{ $json.name }}' }, { items });
	expect(run.error).toBeUndefined();
	expect(run.sent).toHaveLength(5);
	expect(run.items.map(({ json }) => json.workflow_label)).toEqual(['a', 'b', 'c', 'd']);
});

test('a refusal of the later form is told as it is', async () => {
	await create({});
	await answerWith(application, 400, { features: ["Feature 'AML' is not available."] });
	const run = await create({ additionalFields: { isAmlEnabled: true } });
	expect(run.error?.message).toContain("Feature 'AML' is not available.");
	const features = [{ feature: 'OCR' }, { feature: 'AML' }];
	expect(run.sent).toEqual([sent('POST', '/v3/workflows/', { workflow_label: 'New', features })]);
});
