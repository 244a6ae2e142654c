import type { Resource } from '../../engine/operation';
import { deleteMany } from './deleteMany';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const user: Resource = {
	value: 'user',
	name: 'User',
	operations: [deleteMany, get, getAll, update],
};
