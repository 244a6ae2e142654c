import type { Operation } from '../../engine/operation';
import { choiceField, choicesFrom, flagField, wholeField } from '../../fields/basic';
import { LISTED_WHEN_SAVED, checkFields, findingAction } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { fileField } from '../../fields/file';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { PICTURES_AND_PDF } from '../../input/fileTypes';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';
import { passwordOf } from './fields';

export const idVerification: Operation = {
	value: 'idVerification',
	name: 'ID Verification',
	action: 'Verify an ID document',
	description: 'Read and check a picture of an identity document',
	docs: 'https://docs.didit.me/standalone-apis/id-verification',
	fields: [
		costNotice('check'),
		personalDataNotice,
		fileField({
			displayName: 'Front Image Binary Field',
			name: 'frontImageBinaryProperty',
			required: true,
			description: 'The front of the document: JPEG, PNG, WebP, TIFF or PDF, at most 10 MB',
		}),
		additionalFields([
			fileField({
				displayName: 'Back Image Binary Field',
				name: 'backImageBinaryProperty',
				description: 'The back of the document, of the same kinds',
			}),
			passwordOf('Back Image Password', 'backImagePassword'),
			findingAction(
				'Expiration Date Not Detected Action',
				'expirationDateNotDetectedAction',
				'where the document shows no date on which it ends',
			),
			passwordOf('Front Image Password', 'frontImagePassword'),
			findingAction(
				'Inconsistent Data Action',
				'inconsistentDataAction',
				'where parts of the document contradict each other',
				'DECLINE',
			),
			findingAction(
				'Wrong MRZ Action',
				'invalidMrzAction',
				'where the machine-readable lines are not right',
				'DECLINE',
			),
			wholeField(
				{
					displayName: 'Minimum Age',
					name: 'minimumAge',
					description: 'Whoever is younger is Declined',
				},
				{ least: 1, most: 120, standard: 18 },
			),
			flagField({
				displayName: 'Perform Document Liveness',
				name: 'performDocumentLiveness',
				description: 'Whether it is checked that the document was there, and not a copy of it',
			}),
			choiceField(
				{
					displayName: 'Preferred Characters',
					name: 'preferredCharacters',
					description: 'Which of two scripts on a document is read',
				},
				choicesFrom('latin', 'non_latin'),
				'latin',
			),
			...checkFields,
		]),
	],
	files: [
		{
			parameter: 'frontImageBinaryProperty',
			wireName: 'front_image',
			types: PICTURES_AND_PDF,
			mostMegabytes: 10,
		},
		{
			parameter: 'additionalFields.backImageBinaryProperty',
			wireName: 'back_image',
			types: PICTURES_AND_PDF,
			mostMegabytes: 10,
		},
	],
	howToCheck: LISTED_WHEN_SAVED,
	request: (parameters) => ({
		method: 'POST',
		path: ['id-verification'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('an ID verification', 'request_id', 'id_verification'),
	simplify: checkResult('id_verification', [
		'document_type',
		'document_number',
		'full_name',
		'date_of_birth',
		'expiration_date',
		'issuing_state',
	]),
};
