import { updateFields } from '../../fields/collections';
import type { ItemParameters } from '../../parameters';
import type { Operation } from '../types';
import { secretOptions } from './fields';

/** Specification, Webhook Configuration. */
const LONGEST_RETENTION_MONTHS = 120;

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update the webhook configuration',
	description: 'Change where Didit sends events, renew the signing secret, set the data retention',
	docs: 'https://docs.didit.me/management-api/webhook/update',
	fields: [
		{
			displayName:
				'An application has one webhook URL. A published Didit Trigger of the same application sets it by itself; changing it here stops that trigger.',
			name: 'webhookNotice',
			type: 'notice',
			default: '',
		},
		updateFields([
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
					'How long session data is kept, from 1 to 120 months. For no limit use the expression {{ null }}.',
			},
			{
				displayName: 'Rotate Secret Key',
				name: 'rotateSecretKey',
				type: 'boolean',
				default: false,
				description: 'Whether to make a new signing secret. The old one ends at once.',
			},
			{
				displayName: 'Webhook URL',
				name: 'webhookUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/webhooks/didit',
				description: 'Where events are sent. Leave empty to switch webhooks off.',
			},
			{
				displayName: 'Webhook Version',
				name: 'webhookVersion',
				type: 'options',
				options: [
					{ name: 'V1', value: 'v1' },
					{ name: 'V2', value: 'v2' },
					{ name: 'V3 (Recommended)', value: 'v3' },
				],
				default: 'v3',
				description: 'Form of the events. The Didit Trigger needs V3.',
			},
		]),
		secretOptions,
	],
	request: (parameters) => {
		const changes = parameters.changes('updateFields');
		if ('data_retention_months' in changes)
			checkRetention(parameters, changes.data_retention_months);
		if (changes.webhook_url === '') changes.webhook_url = null;
		return { method: 'PATCH', path: ['webhook'], body: changes };
	},
};

function checkRetention(parameters: ItemParameters, months: unknown): void {
	if (months === null) return;
	const fits =
		Number.isInteger(months) && Number(months) >= 1 && Number(months) <= LONGEST_RETENTION_MONTHS;
	if (!fits) {
		throw parameters.refuse(
			'updateFields.dataRetentionMonths',
			`must be a whole number from 1 to ${LONGEST_RETENTION_MONTHS}`,
			'For no limit use the expression {{ null }}. Nothing was sent.',
		);
	}
}
