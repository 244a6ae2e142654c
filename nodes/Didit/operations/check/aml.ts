import type { Operation } from '../../engine/operation';
import type { INodeProperties } from 'n8n-workflow';
import {
	choiceField,
	choicesFrom,
	dayField,
	flagField,
	numberField,
	textField,
	wholeField,
} from '../../fields/basic';
import { LISTED_WHEN_SAVED, checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { declare } from '../../input/declared';
import { country } from '../../input/values/countries';
import { identifier } from '../../input/values/identifiers';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';

const weight = (displayName: string, name: string, standard: number): INodeProperties =>
	wholeField(
		{ displayName, name, description: 'How much it counts in a match; the three make 100' },
		{ least: 0, most: 100, standard },
	);

export const aml: Operation = {
	value: 'aml',
	name: 'AML Screening',
	action: 'Screen a person or company',
	description: 'Look for a person or a company on sanction lists and among the politically exposed',
	forAgents:
		'Look for a person or a company on sanction lists and among the politically exposed. Costs credits each time. status is Approved, In Review or Declined.',
	lock: { because: 'costs credits and sends personal data' },
	docs: 'https://docs.didit.me/standalone-apis/aml-screening',
	fields: [
		costNotice('check'),
		personalDataNotice,
		textField({
			displayName: 'Full Name',
			name: 'fullName',
			required: true,
			placeholder: 'e.g. Ana Ruiz',
			description: 'Of the person or the company',
		}),
		additionalFields([
			wholeField(
				{
					displayName: 'Match Score Threshold',
					name: 'amlMatchScoreThreshold',
					description: 'Hits that match less are left out',
				},
				{ least: 0, most: 100, standard: 93 },
			),
			weight('Country Weight', 'amlCountryWeight', 15),
			weight('Date of Birth Weight', 'amlDobWeight', 25),
			weight('Name Weight', 'amlNameWeight', 60),
			dayField({
				displayName: 'Date of Birth',
				name: 'dateOfBirth',
				placeholder: 'e.g. 1990-05-21',
			}),
			textField({ displayName: 'Document Number', name: 'documentNumber' }),
			choiceField(
				{ displayName: 'Entity Type', name: 'entityType' },
				choicesFrom('company', 'person'),
				'person',
			),
			declare(
				{ read: identifier, whenEmpty: 'refuse' },
				textField({
					displayName: 'Idempotency Key',
					name: 'idempotencyKey',
					placeholder: 'e.g. order-123',
					description: 'A text of your own: a screening that comes again with it is made once',
				}),
			),
			flagField({
				displayName: 'Include Adverse Media',
				name: 'includeAdverseMedia',
				description: 'Whether the press is searched, too, which takes up to half a minute more',
			}),
			flagField({
				displayName: 'Include Ongoing Monitoring',
				name: 'includeOngoingMonitoring',
				description:
					'Whether Didit looks again from time to time, which costs more; Save API Request must be on',
			}),
			declare(
				{ read: country('alpha2') },
				textField({
					displayName: 'Nationality',
					name: 'nationality',
					placeholder: 'e.g. ES',
					description: 'Code or English name',
				}),
			),
			numberField(
				{
					displayName: 'Approve Threshold',
					name: 'amlScoreApproveThreshold',
					description: 'A risk score below it is Approved',
				},
				{ least: 0, most: 100, standard: 80 },
			),
			numberField(
				{
					displayName: 'Review Threshold',
					name: 'amlScoreReviewThreshold',
					description:
						'A risk score from the other threshold up to this one is In Review, above it Declined',
				},
				{ least: 0, most: 100, standard: 100 },
			),
			...checkFields,
		]),
	],
	howToCheck: LISTED_WHEN_SAVED,
	request: (parameters) => {
		const { idempotency_key: key, ...fields } = parameters.wire('additionalFields');
		return {
			method: 'POST',
			path: ['aml'],
			...(key !== undefined && { idempotencyKey: String(key) }),
			body: { full_name: parameters.text('fullName'), ...fields },
		};
	},
	expects: record('an AML screening', 'request_id', 'aml'),
	simplify: checkResult('aml', ['score', 'total_hits', 'entity_type']),
};
