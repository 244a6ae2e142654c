import type { Operation } from '../../engine/operation';
import { choicesFrom, jsonField, textField } from '../../fields/basic';
import { LISTED_WHEN_SAVED, checkFields, findingAction } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { PICTURES_AND_PDF, ZIP } from '../../input/fileTypes';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';
import { documentField, documentFile, expectedNames } from './fields';

/** What may become of a result here; a person may look at it, too. */
const REVIEWED = choicesFrom('NO_ACTION', 'DECLINE', 'REVIEW');

export const documentAi: Operation = {
	value: 'documentAi',
	name: 'Document AI',
	action: 'Read a document with AI',
	description: 'Read the values that you name from any document',
	docs: 'https://docs.didit.me/standalone-apis/document-ai',
	fields: [
		costNotice('check'),
		personalDataNotice,
		documentField('JPEG, PNG, WebP, TIFF, PDF or ZIP, at most 30 MB'),
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
			...expectedNames,
			findingAction(
				'Document Tampering Action',
				'documentAiDocumentTamperingAction',
				'where somebody may have changed the document',
				'NO_ACTION',
				REVIEWED,
			),
			findingAction(
				'Missing Required Fields Action',
				'documentAiMissingRequiredFieldsAction',
				'where a value that is required is missing',
				'NO_ACTION',
				REVIEWED,
			),
			findingAction(
				'Name Mismatch Action',
				'documentAiNameMismatchAction',
				'where the name is not the expected one',
				'NO_ACTION',
				REVIEWED,
			),
			findingAction(
				'Unreadable Document Action',
				'documentAiUnreadableDocumentAction',
				'where the document cannot be read',
				'NO_ACTION',
				REVIEWED,
			),
			findingAction(
				'Unsupported File Action',
				'documentAiUnsupportedFileAction',
				'where the file is of no kind that Didit reads',
				'NO_ACTION',
				REVIEWED,
			),
			...checkFields,
		]),
	],
	files: [documentFile([...PICTURES_AND_PDF, ZIP], 30)],
	howToCheck: LISTED_WHEN_SAVED,
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
