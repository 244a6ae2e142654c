import type { Operation } from '../../engine/operation';
import { choiceField, choicesFrom, flagField } from '../../fields/basic';
import { checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { fileField } from '../../fields/file';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { PICTURES } from '../../input/fileTypes';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';

export const faceSearch: Operation = {
	value: 'faceSearch',
	name: 'Face Search',
	action: 'Search a face',
	description: 'Find earlier sessions of the person in a picture',
	docs: 'https://docs.didit.me/standalone-apis/face-search',
	fields: [
		costNotice('check'),
		personalDataNotice,
		fileField({
			displayName: 'User Image Binary Field',
			name: 'userImageBinaryProperty',
			required: true,
			description: 'JPEG, PNG, WebP or TIFF, at most 5 MB.',
		}),
		additionalFields([
			choiceField(
				{
					displayName: 'Search Type',
					name: 'searchType',
					description: 'Where the face is looked for',
				},
				choicesFrom('blocklisted_or_approved', 'most_similar'),
				'most_similar',
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
	],
	howToCheck:
		'It is not known whether it was charged. With Save API Request on, Session → Get Many lists it; look there before you run it again.',
	request: (parameters) => ({
		method: 'POST',
		path: ['face-search'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('a face search', 'request_id', 'face_search'),
	simplify: checkResult('face_search', ['total_matches', 'user_image']),
};
