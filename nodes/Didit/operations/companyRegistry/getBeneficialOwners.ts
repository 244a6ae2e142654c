import type { Operation } from '../../engine/operation';
import { record } from '../../output/expectations';
import { companyFields, companyRequest, HOW_TO_CHECK } from './fields';

export const getBeneficialOwners: Operation = {
	value: 'getBeneficialOwners',
	name: 'Get Beneficial Owners',
	action: 'Get the beneficial owners of a company',
	description: 'Read who owns a company that was found in the end',
	forAgents: 'Read who owns a company that was found in the end. Costs credits each time.',
	lock: { because: 'costs credits' },
	docs: 'https://docs.didit.me/standalone-apis/kyb-registry-ubo',
	fields: companyFields,
	howToCheck: HOW_TO_CHECK,
	request: companyRequest('ubo'),
	expects: record('a company', 'kyb_registry', 'request_id'),
};
