import type { Operation } from '../../engine/operation';
import { flagField, numberField } from '../../fields/basic';
import { checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { fileField } from '../../fields/file';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { PICTURES } from '../../input/fileTypes';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';

export const faceMatch: Operation = {
	value: 'faceMatch',
	name: 'Face Match',
	action: 'Compare two faces',
	description: 'Tell whether two pictures show the same person',
	docs: 'https://docs.didit.me/standalone-apis/face-match',
	fields: [
		costNotice('check'),
		personalDataNotice,
		fileField({
			displayName: 'User Image Binary Field',
			name: 'userImageBinaryProperty',
			required: true,
			description: 'JPEG, PNG, WebP or TIFF, at most 5 MB.',
		}),
		fileField({
			displayName: 'Reference Image Binary Field',
			name: 'refImageBinaryProperty',
			required: true,
			description: 'JPEG, PNG, WebP or TIFF, at most 5 MB.',
		}),
		additionalFields([
			numberField(
				{
					displayName: 'Match Score Threshold',
					name: 'faceMatchScoreDeclineThreshold',
					description: 'Below it the result is Declined, from 0 to 100',
				},
				{ least: 0, most: 100, standard: 30 },
			),
			flagField({
				displayName: 'Rotate Image',
				name: 'rotateImage',
				description: 'Whether the picture is turned until the face is upright',
			}),
			...checkFields,
		]),
	],
	files: [
		{
			parameter: 'userImageBinaryProperty',
			wireName: 'user_image',
			types: PICTURES,
			mostMegabytes: 5,
		},
		{
			parameter: 'refImageBinaryProperty',
			wireName: 'ref_image',
			types: PICTURES,
			mostMegabytes: 5,
		},
	],
	howToCheck:
		'It is not known whether it was charged. With Save API Request on, Session → Get Many lists it; look there before you run it again.',
	request: (parameters) => ({
		method: 'POST',
		path: ['face-match'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('a face match', 'request_id', 'face_match'),
	simplify: checkResult('face_match', ['score']),
};
