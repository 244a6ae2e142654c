import type { Operation } from '../../engine/operation';
import {
	choiceField,
	choicesFrom,
	dayField,
	flagField,
	numberField,
	textField,
	wholeField,
} from '../../fields/basic';
import { checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { declare } from '../../input/declared';
import { country } from '../../input/values/countries';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';

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
			wholeField(
				{
					displayName: 'Country Weight',
					name: 'amlCountryWeight',
					description: 'How much it counts in a match; the three weights make 100',
				},
				{ least: 0, most: 100, standard: 15 },
			),
			wholeField(
				{
					displayName: 'Date of Birth Weight',
					name: 'amlDobWeight',
					description: 'How much it counts in a match; the three weights make 100',
				},
				{ least: 0, most: 100, standard: 25 },
			),
			wholeField(
				{
					displayName: 'Name Weight',
					name: 'amlNameWeight',
					description: 'How much it counts in a match; the three weights make 100',
				},
				{ least: 0, most: 100, standard: 60 },
			),
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
	howToCheck:
		'It is not known whether it was charged. With Save API Request on, Session → Get Many lists it; look there before you run it again.',
	request: (parameters) => ({
		method: 'POST',
		path: ['aml'],
		body: { full_name: parameters.text('fullName'), ...parameters.wire('additionalFields') },
	}),
	expects: record('an AML screening', 'request_id', 'aml'),
	simplify: checkResult('aml', ['score', 'total_hits', 'entity_type']),
};
