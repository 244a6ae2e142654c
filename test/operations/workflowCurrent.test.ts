import type { INodeParameters } from 'n8n-workflow';
import { answerWith, byId, operate, sent } from '../support/operate';
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
	[
		{ workflowType: 'questionnaire_verification' },
		'"Features" does not say which questionnaire is asked',
	],
	[
		{ additionalFields: { isAmlEnabled: true, amlDeclineThreshold: 75 } },
		'"AML Decline Threshold" cannot be set in this Didit application',
	],
	[
		{ workflowType: 'biometric_authentication', additionalFields: { isFaceMatchEnabled: true } },
		'"Features" holds Face Match without ID Document',
	],
	[
		{ workflowType: 'phone_verification', additionalFields: { documentsAllowed: '{"ESP":["P"]}' } },
		'"Documents Allowed" needs ID Document',
	],
	[
		{
			workflowType: 'adaptive_age_verification',
			additionalFields: { isAgeRestrictionsEnabled: true },
		},
		'"Enable Age Restrictions" needs ID Document',
	],
])('what has no certain counterpart is refused: %j', async (parameters, problem) => {
	const run = await create(parameters);
	expect(run.error?.message).toBe(problem);
	expect(run.error?.description).toMatch(/(Add|needs|Leave) .*Nothing was created\.$/);
	// Nothing but the request that told which Didit it is, and that was refused.
	expect(run.sent).toHaveLength(1);
});

const QUESTIONS = '22222222-3333-4444-8555-666666666666';

test('features come with their settings, in an order that is possible', async () => {
	const features = {
		AML: { settings: { amlScoreReviewThreshold: 70 }, config: '{"aml_name_weight": 60}' },
		FACE_MATCH: { settings: { faceMatchNotComputedAction: 'DECLINE' } },
		QUESTIONNAIRE: { settings: { questionnaireUuid: QUESTIONS } },
		OCR: { settings: { documentsAllowed: '{"ESP": {"P": {"enabled": 1}}}' } },
	};
	const body = await bodyOf({ workflowType: 'kyc', additionalFields: { features } });
	expect(body).toEqual({
		workflow_label: 'New',
		features: [
			{ feature: 'OCR', config: { documents_allowed: { ESP: { P: { enabled: 1 } } } } },
			{ feature: 'FACE_MATCH', config: { face_match_not_computed_action: 'DECLINE' } },
			{ feature: 'QUESTIONNAIRE', config: { questionnaire_uuid: QUESTIONS } },
			{ feature: 'AML', config: { aml_score_review_threshold: 70, aml_name_weight: 60 } },
		],
	});
});

test.each(['Review', 'review', 'REVIEW'])('an action may come as %s', async (written) => {
	const features = { NFC: { settings: { skipNfcAction: `={{ "${written}" }}` } } };
	expect(await bodyOf({ additionalFields: { features } })).toMatchObject({
		features: [{ feature: 'OCR' }, { feature: 'NFC', config: { skip_nfc_action: 'REVIEW' } }],
	});
});

test.each<[INodeParameters, RegExp]>([
	[{ NFC: { settings: { skipNfcAction: '={{ "Nonsense" }}' } } }, /Skip NFC Action" has no choice/],
	[{ AML: { settings: { amlScoreReviewThreshold: '={{ 101 }}' } } }, /from 0 to 100, not 101$/],
	[
		{ OCR: { settings: { documentsAllowed: '={{ "[" }}' } } },
		/Documents Allowed" is not valid JSON/,
	],
	[
		{ QUESTIONNAIRE: { settings: { questionnaireUuid: '={{ undefined }}' } } },
		/Questionnaire UUID" comes from an expression that yields nothing/,
	],
])('a setting that cannot be is refused by name: %j', async (features, problem) => {
	const run = await create({ additionalFields: { features } });
	expect(run.error?.message).toMatch(problem);
	expect(run.sent).toEqual([]);
});

test('the questionnaire may be named by a field of its own, which a Didit as specified does not take', async () => {
	const parameters: INodeParameters = {
		workflowLabel: 'New',
		workflowType: 'questionnaire_verification',
		additionalFields: { questionnaireId: byId(QUESTIONS) },
	};
	expect(await bodyOf(parameters)).toEqual({
		workflow_label: 'New',
		features: [{ feature: 'QUESTIONNAIRE', config: { questionnaire_uuid: QUESTIONS } }],
	});
	const specified = await newApplication({ dialect: 'spec' });
	const run = await operate(specified, 'workflow.create', parameters);
	expect(run.sent).toMatchObject([
		{ method: 'POST', body: { workflow_type: 'questionnaire_verification' } },
	]);
	expect(run.sent[0]?.body).not.toHaveProperty('questionnaire_id');
});

test('a company needs no document of its own', async () => {
	const features = { KYB_KEY_PEOPLE: {}, KYB_REGISTRY: {} };
	expect(await bodyOf({ additionalFields: { features } })).toMatchObject({
		features: [{ feature: 'KYB_REGISTRY' }, { feature: 'KYB_KEY_PEOPLE' }],
	});
});

test('a setting that Didit would drop is refused, with those that it knows', async () => {
	const features = { NFC: { config: '{"alow_nfc_skip": true}' } };
	const run = await create({ additionalFields: { features } });
	expect(run.error?.message).toBe('"Features" knows no setting "alow_nfc_skip" for NFC');
	expect(run.error?.description).toContain('allow_nfc_skip');
	expect(run.sent.map(({ method }) => method)).toEqual(['GET']);
});

test('a Didit as specified is not given features that it would overlook', async () => {
	const specified = await newApplication({ dialect: 'spec' });
	const parameters = { workflowLabel: 'New', additionalFields: { features: { AML: {} } } };
	const run = await operate(specified, 'workflow.create', parameters);
	expect(run.error?.message).toBe('"Features" is not known to this Didit application');
	expect(run.sent.map(({ method }) => method)).toEqual(['GET']);
});

describe('a change', () => {
	/** A workflow with three checks, one of which has settings. */
	async function existing(): Promise<string> {
		const additionalFields = {
			isLivenessEnabled: true,
			faceLivenessMethod: 'flashing',
			isAmlEnabled: true,
		};
		const { items } = await create({ additionalFields, simplify: false });
		return String(items[0]?.json.uuid);
	}

	const change = async (id: string, updateFields: INodeParameters) =>
		await operate(application, 'workflow.update', { workflowId: byId(id), updateFields });

	test('of a check goes out with all the others, and says so', async () => {
		const id = await existing();
		const features = { AML: { settings: { amlScoreReviewThreshold: 60 } } };
		const run = await change(id, { isFaceMatchEnabled: true, isDefault: true, features });
		expect(run.error).toBeUndefined();
		expect(run.sent.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
		expect(run.sent[1]?.body).toEqual({
			is_default: true,
			features: [
				{ feature: 'OCR', config: expect.anything() as object },
				{
					feature: 'LIVENESS',
					config: expect.objectContaining({ face_liveness_method: 'FLASHING' }) as object,
				},
				{ feature: 'AML', config: { aml_score_review_threshold: 60 } },
				{ feature: 'FACE_MATCH' },
			],
		});
		expect(run.hints).toEqual([expect.stringContaining('takes this as a whole')]);
	});

	test('of the rest goes out alone', async () => {
		const id = await existing();
		const run = await change(id, { workflowLabel: 'Renamed', sessionExpirationTime: 7200 });
		expect(run.sent).toEqual([
			sent('PATCH', `/v3/workflows/${id}/`, {
				workflow_label: 'Renamed',
				session_expiration_time: 7200,
			}),
		]);
	});

	test('takes a check away', async () => {
		const id = await existing();
		const run = await change(id, { isAmlEnabled: false });
		expect(run.sent[1]?.body).toMatchObject({
			features: [{ feature: 'OCR' }, { feature: 'LIVENESS' }],
		});
	});

	test('of the type is refused', async () => {
		const run = await change(await existing(), { workflowType: 'phone_verification' });
		expect(run.error?.message).toBe('"Workflow Type" cannot be set in this Didit application');
	});
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
