import type { Operation } from '../../engine/operation';
import { flagField, textField, textsField } from '../../fields/basic';
import { LISTED_WHEN_SAVED, checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { fileField } from '../../fields/file';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { JPEG, PNG, WEBP } from '../../input/fileTypes';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';
import { databaseFields, foreignTo, issuingState } from './databaseFields';

export const databaseValidation: Operation = {
	value: 'databaseValidation',
	name: 'Database Validation',
	action: 'Validate a person against registers',
	description: 'Compare what you know of a person with the registers of a country',
	forAgents:
		'Compare what you know of a person with the registers of a country. Costs credits each time. status is Approved or Declined.',
	lock: { because: 'costs credits and sends personal data' },
	docs: 'https://docs.didit.me/standalone-apis/database-validation',
	fields: [
		costNotice('check'),
		personalDataNotice,
		issuingState,
		additionalFields([
			...databaseFields,
			flagField({
				displayName: 'Consent',
				name: 'consent',
				description: 'Whether the person has agreed, where the register wants that',
			}),
			fileField({
				displayName: 'Selfie Binary Field',
				name: 'selfieBinaryProperty',
				description: 'Where a register compares faces: JPEG, PNG or WebP, at most 5 MB',
			}),
			textsField({
				displayName: 'Services',
				name: 'services',
				description: 'Comma-separated names of registers, or an array; without them Didit chooses',
			}),
			textField({
				displayName: 'Validation Type',
				name: 'validationType',
				placeholder: 'e.g. one_by_one',
			}),
			...checkFields,
		]),
	],
	files: [
		{
			parameter: 'additionalFields.selfieBinaryProperty',
			wireName: 'selfie',
			types: [JPEG, PNG, WEBP],
			mostMegabytes: 5,
		},
	],
	howToCheck: LISTED_WHEN_SAVED,
	request: (parameters) => {
		const state = parameters.text('issuingState');
		const fields = Object.entries(parameters.wire('additionalFields'));
		const foreign = foreignTo(state);
		const known = fields.filter(([name]) => !foreign.has(name));
		return {
			method: 'POST',
			path: ['database-validation'],
			body: { issuing_state: state, ...Object.fromEntries(known) },
		};
	},
	expects: record('a database validation', 'request_id', 'database_validation'),
	simplify: checkResult('database_validation', ['match_type', 'issuing_state', 'validation_type']),
};
