import type { Operation } from '../../engine/operation';
import { flagField, numberField } from '../../fields/basic';
import { checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { fileField } from '../../fields/file';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { PICTURES } from '../../input/fileTypes';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';

export const passiveLiveness: Operation = {
	value: 'passiveLiveness',
	name: 'Passive Liveness',
	action: 'Check the liveness of a picture',
	description: 'Tell whether a picture shows a live person',
	docs: 'https://docs.didit.me/standalone-apis/passive-liveness',
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
			numberField(
				{
					displayName: 'Liveness Score Threshold',
					name: 'faceLivenessScoreDeclineThreshold',
					description: 'Below it the result is Declined, from 0 to 100',
				},
				{ least: 0, most: 100, standard: 50 },
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
		path: ['passive-liveness'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('a liveness check', 'request_id', 'liveness'),
	simplify: checkResult('liveness', ['score', 'method', 'face_quality', 'face_luminance']),
};
