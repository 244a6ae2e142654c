import type { Resource } from '../../engine/operation';
import { create } from './create';
import { deleteMany } from './deleteMany';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';
import { updateStatus } from './updateStatus';

export const user: Resource = {
	value: 'user',
	name: 'User',
	operations: [create, deleteMany, get, getAll, update, updateStatus],
};
