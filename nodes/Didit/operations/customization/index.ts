import type { Resource } from '../../engine/operation';
import { get } from './get';
import { update } from './update';

export const customization: Resource = {
	value: 'customization',
	name: 'Customization',
	operations: [get, update],
};
