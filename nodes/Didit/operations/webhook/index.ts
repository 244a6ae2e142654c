import type { Resource } from '../../engine/operation';
import { get } from './get';
import { update } from './update';

export const webhook: Resource = {
	value: 'webhook',
	name: 'Webhook',
	operations: [get, update],
};
