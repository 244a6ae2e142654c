import type { Operation } from '../../engine/operation';
import { choiceField, choicesFrom, jsonField, textField } from '../../fields/basic';
import { checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { fileField } from '../../fields/file';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { PICTURES_AND_PDF, ZIP } from '../../input/fileTypes';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';

export const documentAi: Operation = {
	value: 'documentAi',
	name: 'Document AI',
	action: 'Read a document with AI',
	description: 'Read the values that you name from any document',
	docs: 'https://docs.didit.me/standalone-apis/document-ai',
	fields: [
		costNotice('check'),
		personalDataNotice,
		fileField({
			displayName: 'Document Binary Field',
			name: 'documentBinaryProperty',
			required: true,
			description: 'JPEG, PNG, WebP, TIFF, PDF or ZIP, at most 30 MB',
		}),
		jsonField(
			{
				displayName: 'Document Fields',
				name: 'documentFields',
				required: true,
				description:
					'What is to be read, 1 to 30 values, as a JSON array of key, name, type and required',
			},
			'[]',
		),
		additionalFields([
			textField({
				displayName: 'Expected Company Name',
				name: 'expectedCompanyName',
				description: 'Instead of the names of a person',
			}),
			textField({ displayName: 'Expected First Name', name: 'expectedFirstName' }),
			textField({ displayName: 'Expected Last Name', name: 'expectedLastName' }),
			choiceField(
				{
					displayName: 'Document Tampering Action',
					name: 'documentAiDocumentTamperingAction',
					description: 'What becomes of the result where somebody may have changed the document',
				},
				choicesFrom('DECLINE', 'NO_ACTION', 'REVIEW'),
				'REVIEW',
			),
			choiceField(
				{
					displayName: 'Missing Required Fields Action',
					name: 'documentAiMissingRequiredFieldsAction',
					description: 'What becomes of the result where a value that is required is missing',
				},
				choicesFrom('DECLINE', 'NO_ACTION', 'REVIEW'),
				'REVIEW',
			),
			choiceField(
				{
					displayName: 'Name Mismatch Action',
					name: 'documentAiNameMismatchAction',
					description: 'What becomes of the result where the name is not the expected one',
				},
				choicesFrom('DECLINE', 'NO_ACTION', 'REVIEW'),
				'REVIEW',
			),
			choiceField(
				{
					displayName: 'Unreadable Document Action',
					name: 'documentAiUnreadableDocumentAction',
					description: 'What becomes of the result where the document cannot be read',
				},
				choicesFrom('DECLINE', 'NO_ACTION', 'REVIEW'),
				'REVIEW',
			),
			choiceField(
				{
					displayName: 'Unsupported File Action',
					name: 'documentAiUnsupportedFileAction',
					description: 'What becomes of the result where the file is of no kind that Didit reads',
				},
				choicesFrom('DECLINE', 'NO_ACTION', 'REVIEW'),
				'REVIEW',
			),
			...checkFields,
		]),
	],
	files: [
		{
			parameter: 'documentBinaryProperty',
			wireName: 'document',
			types: [...PICTURES_AND_PDF, ZIP],
			mostMegabytes: 30,
		},
	],
	howToCheck:
		'It is not known whether it was charged. With Save API Request on, Session → Get Many lists it; look there before you run it again.',
	request: (parameters) => {
		const fields = parameters.json('documentFields');
		if (!Array.isArray(fields) || fields.length === 0 || fields.length > 30) {
			throw parameters.refuse('documentFields', 'must be a JSON array of 1 to 30 values');
		}
		return {
			method: 'POST',
			path: ['document-ai'],
			body: { fields: JSON.stringify(fields), ...parameters.wire('additionalFields') },
		};
	},
	expects: record('a document', 'request_id', 'document_ai'),
	simplify: checkResult('document_ai', ['extracted_data', 'name_match_score']),
};
