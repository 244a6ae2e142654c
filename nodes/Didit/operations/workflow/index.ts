import type { Resource } from '../../engine/operation';
import { create } from './create';
import { deleteWorkflow } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const workflow: Resource = {
	value: 'workflow',
	name: 'Workflow',
	operations: [create, deleteWorkflow, get, getAll, update],
};
