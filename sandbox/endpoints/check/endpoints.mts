import type { Endpoint } from '../../server/endpoint.mts';
import { addressValidationEndpoints } from './addressValidation.mts';
import { amlEndpoints } from './aml.mts';
import { databaseValidationEndpoints } from './databaseValidation.mts';
import { documentAiEndpoints } from './documentAi.mts';
import { faceEndpoints } from './faces.mts';
import { faceSearchEndpoints } from './faceSearch.mts';
import { idVerificationEndpoints } from './idVerification.mts';
import { proofOfAddressEndpoints } from './proofOfAddress.mts';
import { riskEndpoints } from './risks.mts';

/** Single checks, without a session that somebody goes through. */
export const checkEndpoints: Endpoint[] = [
	...faceEndpoints,
	...faceSearchEndpoints,
	...idVerificationEndpoints,
	...proofOfAddressEndpoints,
	...documentAiEndpoints,
	...amlEndpoints,
	...databaseValidationEndpoints,
	...addressValidationEndpoints,
	...riskEndpoints,
];
