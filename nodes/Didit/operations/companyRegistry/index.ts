import type { Resource } from '../../engine/operation';
import { getBeneficialOwners } from './getBeneficialOwners';
import { getShareholders } from './getShareholders';
import { search } from './search';
import { select } from './select';

export const companyRegistry: Resource = {
	value: 'companyRegistry',
	name: 'Company Registry',
	operations: [getBeneficialOwners, getShareholders, search, select],
};
