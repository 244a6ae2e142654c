import type { Resource } from '../../engine/operation';
import { create } from './create';
import { deleteMany } from './deleteMany';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';
import { updateStatus } from './updateStatus';

export const business: Resource = {
	value: 'business',
	name: 'Business',
	operations: [create, deleteMany, get, getAll, update, updateStatus],
};
