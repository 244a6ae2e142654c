import type { Operation } from '../../engine/operation';
import { record } from '../../output/expectations';
import { companyFields, companyRequest, HOW_TO_CHECK } from './fields';

export const getShareholders: Operation = {
	value: 'getShareholders',
	name: 'Get Shareholders',
	action: 'Get the shareholders of a company',
	description: 'Read who holds shares of a company that was found',
	forAgents: 'Read who holds shares of a company that was found. Costs credits each time.',
	lock: { because: 'costs credits' },
	docs: 'https://docs.didit.me/standalone-apis/kyb-registry-shareholders',
	fields: companyFields,
	howToCheck: HOW_TO_CHECK,
	request: companyRequest('shareholders'),
	expects: record('a company', 'kyb_registry', 'request_id'),
};
