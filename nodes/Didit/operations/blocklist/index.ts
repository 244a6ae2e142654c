import type { Resource } from '../../engine/operation';
import { add } from './add';
import { getAll } from './getAll';
import { remove } from './remove';

export const blocklist: Resource = {
	value: 'blocklist',
	name: 'Blocklist',
	operations: [add, getAll, remove],
};
