import type { Resource } from '../../engine/operation';
import { create } from './create';
import { getAll } from './getAll';

export const sessionReview: Resource = {
	value: 'sessionReview',
	name: 'Session Review',
	operations: [create, getAll],
};
