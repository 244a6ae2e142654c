import type { INodeProperties } from 'n8n-workflow';
import { workflowTypes } from '../../fields/choices';
import { questionnaireId } from '../../fields/locators';
import { features } from './features/fields';

/** The name and the kind of a workflow, which nearly everybody sets. */
export const workflowLabel: INodeProperties = {
	displayName: 'Workflow Label',
	name: 'workflowLabel',
	type: 'string',
	default: '',
	placeholder: 'e.g. KYC and AML',
	description: 'Name shown in the console',
};

export const workflowType: INodeProperties = {
	displayName: 'Workflow Type',
	name: 'workflowType',
	type: 'options',
	options: workflowTypes,
	default: 'kyc',
	description: 'Template that the workflow starts from',
};

/** Every other setting that the specification lists for create; update adds one (see update.ts). */
export const settings: INodeProperties[] = [
	{
		displayName: 'AML Decline Threshold',
		name: 'amlDeclineThreshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 },
		default: 80,
		description: 'Score of an AML hit above which a session is declined, from 0 to 100',
	},
	{
		displayName: 'Default Workflow',
		name: 'isDefault',
		type: 'boolean',
		default: false,
		description: 'Whether this is the default workflow of the application',
	},
	{
		displayName: 'Documents Allowed',
		name: 'documentsAllowed',
		type: 'json',
		default: '{}',
		description: 'Countries and document types that are accepted, as JSON. Empty accepts all.',
	},
	{
		displayName: 'Enable Age Restrictions',
		name: 'isAgeRestrictionsEnabled',
		type: 'boolean',
		default: false,
		description:
			'Whether age limits per country apply. For workflows of the type Adaptive Age Verification.',
	},
	{
		displayName: 'Enable AML Screening',
		name: 'isAmlEnabled',
		type: 'boolean',
		default: false,
		description: 'Whether names are screened against AML, PEP and sanctions lists',
	},
	{
		displayName: 'Enable Database Validation',
		name: 'isDatabaseValidationEnabled',
		type: 'boolean',
		default: false,
		description: 'Whether data is checked against government databases',
	},
	{
		displayName: 'Enable Email Verification',
		name: 'isEmailVerificationEnabled',
		type: 'boolean',
		default: false,
		description: 'Whether the person confirms an email address',
	},
	{
		displayName: 'Enable Face Match',
		name: 'isFaceMatchEnabled',
		type: 'boolean',
		default: false,
		description: 'Whether the selfie is compared with the photo of the document',
	},
	{
		displayName: 'Enable IP Analysis',
		name: 'isIpAnalysisEnabled',
		type: 'boolean',
		default: false,
		description: 'Whether the risk of the IP address is assessed',
	},
	{
		displayName: 'Enable Liveness',
		name: 'isLivenessEnabled',
		type: 'boolean',
		default: false,
		description: 'Whether it is checked that a living person is in front of the camera',
	},
	{
		displayName: 'Enable NFC',
		name: 'isNfcEnabled',
		type: 'boolean',
		default: false,
		description: 'Whether the chip of the passport is read. Works on mobile devices only.',
	},
	{
		displayName: 'Enable Phone Verification',
		name: 'isPhoneVerificationEnabled',
		type: 'boolean',
		default: false,
		description: 'Whether the person confirms a phone number',
	},
	{
		displayName: 'Face Match Decline Threshold',
		name: 'faceMatchScoreDeclineThreshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 },
		default: 50,
		description: 'Face match score below which a session is declined, from 0 to 100',
	},
	{
		displayName: 'Face Match Review Threshold',
		name: 'faceMatchScoreReviewThreshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 },
		default: 70,
		description: 'Face match score below which a session goes to manual review, from 0 to 100',
	},
	{
		displayName: 'Liveness Decline Threshold',
		name: 'faceLivenessScoreDeclineThreshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 },
		default: 50,
		description: 'Liveness score below which a session is declined, from 0 to 100',
	},
	{
		displayName: 'Liveness Method',
		name: 'faceLivenessMethod',
		type: 'options',
		options: [
			{ name: 'Active 3D', value: 'active_3d' },
			{ name: 'Flashing', value: 'flashing' },
			{ name: 'Passive', value: 'passive' },
		],
		default: 'passive',
		description: 'How liveness is checked',
	},
	{
		displayName: 'Max Retry Attempts',
		name: 'maxRetryAttempts',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 3,
		description: 'How often a person may try again within one session',
	},
	{
		displayName: 'Retry Window (Days)',
		name: 'retryWindowDays',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 7,
		description: 'For how many days a person may try again',
	},
];

/** Under the specification the console takes it, and Didit passes over what it does not know. */
export const askedQuestionnaire: INodeProperties = {
	...questionnaireId,
	required: false,
	description:
		'The questionnaire that is asked. Some applications take it in the Didit Business Console only.',
};

/** What only today's Didit knows. */
export const currentSettings: INodeProperties[] = [
	{
		displayName: 'Desktop Allowed',
		name: 'isDesktopAllowed',
		type: 'boolean',
		default: true,
		description: 'Whether people may verify themselves on a computer',
	},
	{
		displayName: 'Face Match Max Attempts',
		name: 'faceMatchMaxAttempts',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3, numberPrecision: 0 },
		default: 3,
		description: 'How often the face may be compared within one session, from 1 to 3',
	},
	features,
	{
		displayName: 'Liveness Max Attempts',
		name: 'faceLivenessMaxAttempts',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3, numberPrecision: 0 },
		default: 3,
		description: 'How often liveness may be tried within one session, from 1 to 3',
	},
	{
		displayName: 'Session Expiration Time (Seconds)',
		name: 'sessionExpirationTime',
		type: 'number',
		typeOptions: { minValue: 3600, maxValue: 2_419_200, numberPrecision: 0 },
		default: 604_800,
		description: 'How long a session waits for the person, from an hour to 28 days',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Draft', value: 'draft' },
			{ name: 'Published', value: 'published' },
		],
		default: 'published',
		description:
			'Whether sessions can be created with it. A published one that changes gets a new version.',
	},
	{
		displayName: 'White Label',
		name: 'isWhiteLabelEnabled',
		type: 'boolean',
		default: false,
		description: 'Whether the pages show your brand instead of Didit’s',
	},
];

export const CURRENT_NAMES = currentSettings.map(({ name }) => name);
