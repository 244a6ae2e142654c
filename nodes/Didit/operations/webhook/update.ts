import type { DiditRequest } from '../../../api/types';
import type { Operation } from '../../engine/operation';
import type { ItemParameters } from '../../input/ItemParameters';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { updateFields } from '../../fields/collections';
import { notice } from '../../fields/notices';
import { refuseOnlyCurrent } from '../../fields/onlyCurrent';
import { declare } from '../../input/declared';
import { textList } from '../../input/values/text';
import { CONFIRMATION } from '../../output/expectations';
import { secretOptions, webhookVersion } from './fields';

/** Specification, Webhook Configuration. */
const LONGEST_RETENTION_MONTHS = 120;

/** What only today's Didit has. */
const currentFields: INodeProperties[] = [
	declare(
		{ read: textList },
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'string',
			default: '',
			placeholder: 'e.g. example.com, example.org',
			description:
				'Comma-separated domains, or an array. Callback URLs of sessions must be on one of them.',
		},
	),
	declare(
		{ read: textList },
		{
			displayName: 'Allowed Return Hosts',
			name: 'allowedReturnHosts',
			type: 'string',
			default: '',
			placeholder: 'e.g. app.example.com',
			description: 'Comma-separated hosts that a person may be sent back to, or an array',
		},
	),
	{
		displayName: 'Biometric Consent Mode',
		name: 'biometricConsentMode',
		type: 'options',
		options: [
			{ name: 'Always', value: 'always' },
			{ name: 'Automatic', value: 'auto', description: 'Where the law of the person asks for it' },
			{ name: 'Never', value: 'never' },
		],
		default: 'auto',
		description: 'When people are asked for their consent to biometric checks',
	},
	{
		displayName: 'Face Retention Days',
		name: 'faceRetentionDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3650, numberPrecision: 0 },
		default: 365,
		description: 'For how many days faces are kept, from 1 to 3650',
	},
	{
		displayName: 'Face Retention Policy',
		name: 'faceRetentionPolicy',
		type: 'options',
		options: [
			{ name: 'Delete With Session', value: 'delete_with_session' },
			{ name: 'Retain Until User Is Deleted', value: 'retain_until_user_deleted' },
		],
		default: 'delete_with_session',
		description: 'What becomes of the face when a session is deleted',
	},
];

const CURRENT_NAMES = currentFields.map(({ name }) => name);

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update the webhook configuration',
	description: 'Change where Didit sends events, renew the signing secret, set the data retention',
	forAgents:
		'Change where Didit sends the events of the whole application, renew the signing secret, or set how long data is kept. Workflows that listen to events may stop working.',
	lock: { because: 'changes the settings of the whole application' },
	docs: 'https://docs.didit.me/management-api/webhook/update',
	fields: [
		notice(
			'webhookNotice',
			'An application has one webhook URL of its own, which counts as long as it has no webhook destinations. Where a published Didit Trigger has set it, changing it here stops that trigger.',
		),
		updateFields([
			...currentFields,
			{
				displayName: 'Capture Method',
				name: 'captureMethod',
				type: 'options',
				options: [
					{ name: 'Both', value: 'both' },
					{ name: 'Desktop', value: 'desktop' },
					{ name: 'Mobile', value: 'mobile' },
				],
				default: 'both',
				description: 'On which devices people may verify themselves',
			},
			{
				displayName: 'Data Retention (Months)',
				name: 'dataRetentionMonths',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: LONGEST_RETENTION_MONTHS, numberPrecision: 0 },
				default: 12,
				description:
					'How long session data is kept, from 1 to 120 months. For no limit use Unlimited Retention.',
			},
			{
				displayName: 'Disable Webhook',
				name: 'disableWebhook',
				type: 'boolean',
				default: false,
				description: 'Whether to remove the webhook URL, so that Didit sends no events',
			},
			{
				displayName: 'Rotate Secret Key',
				name: 'rotateSecretKey',
				type: 'boolean',
				default: false,
				description: 'Whether to make a new signing secret. The old one ends at once.',
			},
			{
				displayName: 'Unlimited Retention',
				name: 'unlimitedRetention',
				type: 'boolean',
				default: false,
				description: 'Whether to keep session data without a limit in time',
			},
			{
				displayName: 'Webhook URL',
				name: 'webhookUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/webhooks/didit',
				description: 'Where events are sent. To send none use Disable Webhook.',
			},
			webhookVersion,
		]),
		secretOptions,
	],
	howToCheck:
		'Look at the configuration with Webhook → Get, also for whether the secret key was rotated.',
	request: {
		spec: (parameters) => {
			refuseOnlyCurrent(parameters, 'updateFields', CURRENT_NAMES, parameters.wire('updateFields'));
			return changing(parameters);
		},
		current: changing,
	},
	expects: CONFIRMATION,
};

function changing(parameters: ItemParameters): DiditRequest {
	return { method: 'PATCH', path: ['webhook'], body: readChanges(parameters) };
}

/** Null goes over the wire for what is switched off, since a form cannot hold null. */
function readChanges(parameters: ItemParameters): IDataObject {
	const {
		disable_webhook: disable,
		unlimited_retention: unlimited,
		...fields
	} = parameters.changes('updateFields');
	if (disable === true) {
		refuseBoth(parameters, 'updateFields.disableWebhook', 'Webhook URL', fields.webhook_url);
		fields.webhook_url = null;
	}
	if (unlimited === true) {
		const { data_retention_months: months } = fields;
		refuseBoth(parameters, 'updateFields.unlimitedRetention', 'Data Retention', months);
		fields.data_retention_months = null;
	}
	for (const name of ['allowed_domains', 'allowed_return_hosts']) {
		// A list is cleared by an empty list.
		if (fields[name] === '') fields[name] = [];
	}
	checkValues(parameters, fields);
	return parameters.someOf('updateFields', fields);
}

function refuseBoth(
	parameters: ItemParameters,
	field: string,
	other: string,
	value: unknown,
): void {
	if (value === undefined || value === null || value === '') return;
	throw parameters.refuse(
		field,
		`and ${other} are both set`,
		'Keep one of the two. Nothing was sent.',
	);
}

function checkValues(parameters: ItemParameters, fields: IDataObject): void {
	if (fields.webhook_url === '') {
		throw parameters.refuse(
			'updateFields.webhookUrl',
			'is empty',
			'Enter a URL, or use Disable Webhook to switch webhooks off. Nothing was sent.',
		);
	}
}
