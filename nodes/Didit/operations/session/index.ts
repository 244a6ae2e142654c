import type { Resource } from '../../engine/operation';
import { create } from './create';
import { createAndWait } from './createAndWait';
import { deleteSession } from './delete';
import { deleteMany } from './deleteMany';
import { getAll } from './getAll';
import { getDecision } from './getDecision';
import { getPdf } from './getPdf';
import { importShared } from './importShared';
import { share } from './share';
import { updateAmlHits } from './updateAmlHits';
import { updateCompanyData } from './updateCompanyData';
import { updateData } from './updateData';
import { updateFeatureStatus } from './updateFeatureStatus';
import { updatePoaData } from './updatePoaData';
import { updateStatus } from './updateStatus';
import { waitForDecision } from './waitForDecision';

export const session: Resource = {
	value: 'session',
	name: 'Session',
	operations: [
		create,
		createAndWait,
		deleteSession,
		deleteMany,
		getDecision,
		getAll,
		getPdf,
		importShared,
		share,
		updateAmlHits,
		updateCompanyData,
		updateData,
		updateFeatureStatus,
		updatePoaData,
		updateStatus,
		waitForDecision,
	],
};
