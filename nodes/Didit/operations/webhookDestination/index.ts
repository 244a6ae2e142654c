import type { Resource } from '../../engine/operation';
import { create } from './create';
import { deleteDestination } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const webhookDestination: Resource = {
	value: 'webhookDestination',
	name: 'Webhook Destination',
	operations: [create, deleteDestination, get, getAll, update],
};
