import type { Resource } from '../../engine/operation';
import { create } from './create';
import { deleteList } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const list: Resource = {
	value: 'list',
	name: 'List',
	operations: [create, deleteList, get, getAll, update],
};
