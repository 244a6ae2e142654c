import type { Operation } from '../../engine/operation';
import { LISTED_WHEN_SAVED, checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';
import { livenessThreshold, rotateImage, userImage } from './fields';

export const passiveLiveness: Operation = {
	value: 'passiveLiveness',
	name: 'Passive Liveness',
	action: 'Check the liveness of a picture',
	description: 'Tell whether a picture shows a live person',
	docs: 'https://docs.didit.me/standalone-apis/passive-liveness',
	fields: [
		costNotice('check'),
		personalDataNotice,
		userImage.field,
		additionalFields([livenessThreshold, rotateImage, ...checkFields]),
	],
	files: [userImage.file],
	howToCheck: LISTED_WHEN_SAVED,
	request: (parameters) => ({
		method: 'POST',
		path: ['passive-liveness'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('a liveness check', 'request_id', 'liveness'),
	simplify: checkResult('liveness', ['score', 'method', 'face_quality', 'face_luminance']),
};
