import type { Operation } from '../../engine/operation';
import { record } from '../../output/expectations';
import { travelRuleSettings } from '../../output/simplify/travelRuleSettings';

export const getSettings: Operation = {
	value: 'getSettings',
	name: 'Get Settings',
	action: 'Get the travel rule settings',
	description: 'Read how the application takes part in the travel rule',
	forAgents:
		'Read how the application takes part in the travel rule. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/management-api/travel-rule/get-settings',
	fields: [],
	request: () => ({ method: 'GET', path: ['travel-rule', 'settings'] }),
	expects: record('the settings', 'jurisdiction', 'is_enabled', 'timeout_outcome'),
	simplify: travelRuleSettings,
};
