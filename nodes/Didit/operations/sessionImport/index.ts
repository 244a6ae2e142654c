import type { Resource } from '../../engine/operation';
import { create } from './create';
import { get } from './get';
import { getErrors } from './getErrors';
import { getTemplate } from './getTemplate';

export const sessionImport: Resource = {
	value: 'sessionImport',
	name: 'Session Import',
	operations: [create, get, getErrors, getTemplate],
};
