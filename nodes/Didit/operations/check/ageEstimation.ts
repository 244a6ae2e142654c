import type { Operation } from '../../engine/operation';
import { wholeField } from '../../fields/basic';
import { LISTED_WHEN_SAVED, checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { costNotice, personalDataNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { checkResult } from '../../output/simplify/checkResult';
import { livenessThreshold, rotateImage, userImage } from './fields';

export const ageEstimation: Operation = {
	value: 'ageEstimation',
	name: 'Age Estimation',
	action: 'Estimate the age of a person',
	description: 'Estimate from a picture how old somebody is',
	docs: 'https://docs.didit.me/standalone-apis/age-estimation',
	fields: [
		costNotice('check'),
		personalDataNotice,
		userImage.field,
		additionalFields([
			wholeField(
				{
					displayName: 'Age Threshold',
					name: 'ageEstimationDeclineThreshold',
					description: 'Whoever looks younger is Declined',
				},
				{ least: 1, most: 100, standard: 18 },
			),
			livenessThreshold,
			rotateImage,
			...checkFields,
		]),
	],
	files: [userImage.file],
	howToCheck: LISTED_WHEN_SAVED,
	request: (parameters) => ({
		method: 'POST',
		path: ['age-estimation'],
		body: parameters.wire('additionalFields'),
	}),
	expects: record('an age estimation', 'request_id', 'age_estimation'),
	simplify: checkResult('age_estimation', ['age_estimation', 'score', 'method']),
};
