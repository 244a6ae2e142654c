import type { Operation } from '../../engine/operation';
import { record } from '../../output/expectations';
import { customization } from '../../output/simplify/customization';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get the customization',
	description: 'Read how the pages look that people verify themselves on',
	forAgents:
		'Read how the pages look that people verify themselves on. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/customization/get',
	fields: [],
	request: () => ({ method: 'GET', path: ['customization'] }),
	expects: record('a customization', 'color_primary', 'font_family'),
	simplify: customization,
};
