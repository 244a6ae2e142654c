import type { Operation } from '../../engine/operation';
import { choiceField, choicesFrom } from '../../fields/basic';
import { LISTED_WHEN_SAVED, checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';
import { rotateImage, userImage } from './fields';

export const faceSearch: Operation = {
	value: 'faceSearch',
	name: 'Face Search',
	action: 'Search a face',
	description: 'Find earlier sessions of the person in a picture',
	docs: 'https://docs.didit.me/standalone-apis/face-search',
	fields: [
		costNotice('check'),
		personalDataNotice,
		userImage.field,
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
			rotateImage,
			...checkFields,
		]),
	],
	files: [userImage.file],
	howToCheck: LISTED_WHEN_SAVED,
	request: (parameters) => ({
		method: 'POST',
		path: ['face-search'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('a face search', 'request_id', 'face_search'),
	simplify: checkResult('face_search', ['total_matches', 'user_image']),
};
