import type { Resource } from '../types';
import { create } from './create';
import { deleteSession } from './delete';
import { deleteMany } from './deleteMany';
import { getAll } from './getAll';
import { getDecision } from './getDecision';
import { getPdf } from './getPdf';
import { importShared } from './importShared';
import { share } from './share';
import { updateStatus } from './updateStatus';

export const session: Resource = {
	value: 'session',
	name: 'Session',
	operations: [
		create,
		deleteSession,
		deleteMany,
		getDecision,
		getAll,
		getPdf,
		importShared,
		share,
		updateStatus,
	],
};
