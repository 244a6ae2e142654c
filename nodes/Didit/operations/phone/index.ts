import type { Resource } from '../../engine/operation';
import { check } from './check';
import { getRisk } from './getRisk';
import { send } from './send';

export const phone: Resource = {
	value: 'phone',
	name: 'Phone',
	operations: [check, getRisk, send],
};
