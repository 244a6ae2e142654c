import type { Resource } from '../types';
import { get } from './get';
import { update } from './update';

export const webhook: Resource = {
	value: 'webhook',
	name: 'Webhook',
	operations: [get, update],
};
