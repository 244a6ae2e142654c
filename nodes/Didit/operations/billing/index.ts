import type { Resource } from '../../engine/operation';
import { getBalance } from './getBalance';
import { topUp } from './topUp';

export const billing: Resource = {
	value: 'billing',
	name: 'Billing',
	operations: [getBalance, topUp],
};
