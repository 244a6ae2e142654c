import type { Resource } from '../../engine/operation';
import { getRisk } from './getRisk';

export const ipAddress: Resource = {
	value: 'ipAddress',
	name: 'IP Address',
	operations: [getRisk],
};
