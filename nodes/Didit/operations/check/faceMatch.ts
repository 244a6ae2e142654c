import type { Operation } from '../../engine/operation';
import { LISTED_WHEN_SAVED, checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';
import { declineThreshold, refImage, rotateImage, userImage } from './fields';

export const faceMatch: Operation = {
	value: 'faceMatch',
	name: 'Face Match',
	action: 'Compare two faces',
	description: 'Tell whether two pictures show the same person',
	docs: 'https://docs.didit.me/standalone-apis/face-match',
	fields: [
		costNotice('check'),
		personalDataNotice,
		userImage.field,
		refImage.field,
		additionalFields([
			declineThreshold('Match Score Threshold', 'faceMatchScoreDeclineThreshold', 30),
			rotateImage,
			...checkFields,
		]),
	],
	files: [userImage.file, refImage.file],
	howToCheck: LISTED_WHEN_SAVED,
	request: (parameters) => ({
		method: 'POST',
		path: ['face-match'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('a face match', 'request_id', 'face_match'),
	simplify: checkResult('face_match', ['score']),
};
