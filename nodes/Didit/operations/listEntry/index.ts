import type { Resource } from '../../engine/operation';
import { create } from './create';
import { deleteEntry } from './delete';
import { getAll } from './getAll';
import { uploadFace } from './uploadFace';

export const listEntry: Resource = {
	value: 'listEntry',
	name: 'List Entry',
	operations: [create, deleteEntry, getAll, uploadFace],
};
