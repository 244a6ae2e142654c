import type { Operation } from '../../engine/operation';
import { flagField, numberField, wholeField } from '../../fields/basic';
import { checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { fileField } from '../../fields/file';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { PICTURES } from '../../input/fileTypes';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';

export const ageEstimation: Operation = {
	value: 'ageEstimation',
	name: 'Age Estimation',
	action: 'Estimate the age of a person',
	description: 'Estimate from a picture how old somebody is',
	docs: 'https://docs.didit.me/standalone-apis/age-estimation',
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
			wholeField(
				{
					displayName: 'Age Threshold',
					name: 'ageEstimationDeclineThreshold',
					description: 'Whoever looks younger is Declined',
				},
				{ least: 1, most: 100, standard: 18 },
			),
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
		path: ['age-estimation'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('an age estimation', 'request_id', 'age_estimation'),
	simplify: checkResult('age_estimation', ['age_estimation', 'score', 'method']),
};
