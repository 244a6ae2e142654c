import type { Operation } from '../../engine/operation';
import { record } from '../../output/expectations';
import { companyFields, companyRequest, HOW_TO_CHECK } from './fields';

export const select: Operation = {
	value: 'select',
	name: 'Select',
	action: 'Select a company',
	description: 'Read what the register has of a company that was found: status, address, officers',
	forAgents: 'Read what the register has of a company that was found. Costs credits each time.',
	lock: { because: 'costs credits' },
	docs: 'https://docs.didit.me/standalone-apis/kyb-registry-select',
	fields: companyFields,
	howToCheck: HOW_TO_CHECK,
	request: companyRequest('select'),
	expects: record('a company', 'kyb_registry', 'request_id'),
};
