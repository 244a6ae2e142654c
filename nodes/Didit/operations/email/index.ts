import type { Resource } from '../../engine/operation';
import { check } from './check';
import { getRisk } from './getRisk';
import { send } from './send';

export const email: Resource = {
	value: 'email',
	name: 'Email',
	operations: [check, getRisk, send],
};
