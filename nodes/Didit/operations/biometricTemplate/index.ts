import type { Resource } from '../../engine/operation';
import { count } from './count';
import { deleteTemplate } from './delete';
import { deleteMany } from './deleteMany';
import { get } from './get';
import { getAll } from './getAll';

export const biometricTemplate: Resource = {
	value: 'biometricTemplate',
	name: 'Biometric Template',
	operations: [count, deleteTemplate, deleteMany, get, getAll],
};
