import type { Resource } from '../../engine/operation';
import { addressValidation } from './addressValidation';
import { ageEstimation } from './ageEstimation';
import { aml } from './aml';
import { databaseValidation } from './databaseValidation';
import { documentAi } from './documentAi';
import { faceMatch } from './faceMatch';
import { faceSearch } from './faceSearch';
import { idVerification } from './idVerification';
import { passiveLiveness } from './passiveLiveness';
import { proofOfAddress } from './proofOfAddress';

export const check: Resource = {
	value: 'check',
	name: 'Standalone Check',
	operations: [
		addressValidation,
		ageEstimation,
		aml,
		databaseValidation,
		documentAi,
		faceMatch,
		faceSearch,
		idVerification,
		passiveLiveness,
		proofOfAddress,
	],
};
