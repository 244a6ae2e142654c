import type { Operation } from '../../engine/operation';
import { personalDataNotice } from '../../fields/notices';
import { record } from '../../output/expectations';
import { biometricTemplate } from '../../output/simplify/biometricTemplate';
import { templateId } from './fields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a biometric template',
	description: 'Read why and until when something of a face is kept',
	forAgents:
		'Read why and until when something of a face is kept. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/biometric-templates/get',
	fields: [personalDataNotice, templateId],
	request: (parameters) => ({
		method: 'GET',
		path: ['biometric-templates', parameters.id('templateId')],
	}),
	expects: record('a biometric template', 'uuid'),
	simplify: biometricTemplate,
};
