import type { Operation } from '../../engine/operation';
import { flagField, textField, textsField } from '../../fields/basic';
import { checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { fileField } from '../../fields/file';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { JPEG, PNG, WEBP } from '../../input/fileTypes';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';
import { databaseFields, isOfCountry, issuingState } from './databaseFields';

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
	howToCheck:
		'It is not known whether it was charged. With Save API Request on, Session → Get Many lists it; look there before you run it again.',
	request: (parameters) => {
		const state = parameters.text('issuingState');
		const given = Object.entries(parameters.wire('additionalFields'));
		const sent = given.filter(([name]) => isOfCountry(camelCase(name), state));
		return {
			method: 'POST',
			path: ['database-validation'],
			body: { issuing_state: state, ...Object.fromEntries(sent) },
		};
	},
	expects: record('a database validation', 'request_id', 'database_validation'),
	simplify: checkResult('database_validation', ['match_type', 'issuing_state', 'validation_type']),
};

const camelCase = (name: string): string =>
	name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
