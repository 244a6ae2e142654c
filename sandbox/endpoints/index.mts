import type { Endpoint } from '../server/endpoint.mts';
import { accountEndpoints } from './account.mts';
import { billingEndpoints } from './billing.mts';
import { biometricTemplateEndpoints } from './biometricTemplates.mts';
import { blocklistEndpoints } from './blocklist.mts';
import { businessEndpoints } from './businesses.mts';
import { checkEndpoints } from './check/endpoints.mts';
import { codeEndpoints } from './codes.mts';
import { companyRegistryEndpoints } from './companyRegistry.mts';
import { customizationEndpoints } from './customization.mts';
import { importEndpoints } from './imports.mts';
import { kybPartyEndpoints } from './kybParties.mts';
import { listEndpoints } from './lists.mts';
import { organizationEndpoints } from './organizations.mts';
import { questionnaireEndpoints } from './questionnaire/endpoints.mts';
import { reviewEndpoints } from './session/reviews.mts';
import { sessionActionEndpoints } from './session/actions.mts';
import { sessionEndpoints } from './session/sessions.mts';
import { sessionDataEndpoints } from './session/data.mts';
import { sharingEndpoints } from './session/sharing.mts';
import { transactionEndpoints } from './transaction/transactions.mts';
import { transferEndpoints } from './transaction/transfers.mts';
import { travelRuleEndpoints } from './transaction/travelRule.mts';
import { walletScreeningEndpoints } from './transaction/walletScreening.mts';
import { userEndpoints } from './users.mts';
import { webhookEndpoints } from './webhook/configuration.mts';
import { deliveryEndpoints } from './webhook/deliveries.mts';
import { destinationEndpoints } from './webhook/destinations.mts';
import { workflowEndpoints } from './workflow/endpoints.mts';

/** Didit's API, as its specification has it and as it is today. */
export const endpoints: readonly Endpoint[] = [
	...accountEndpoints,
	...organizationEndpoints,
	...workflowEndpoints,
	...sessionEndpoints,
	...sessionActionEndpoints,
	...sessionDataEndpoints,
	...companyRegistryEndpoints,
	...kybPartyEndpoints,
	...sharingEndpoints,
	...reviewEndpoints,
	...blocklistEndpoints,
	...questionnaireEndpoints,
	...userEndpoints,
	...businessEndpoints,
	...listEndpoints,
	...codeEndpoints,
	...checkEndpoints,
	...biometricTemplateEndpoints,
	...customizationEndpoints,
	...transactionEndpoints,
	...travelRuleEndpoints,
	...transferEndpoints,
	...importEndpoints,
	...walletScreeningEndpoints,
	...billingEndpoints,
	...webhookEndpoints,
	...destinationEndpoints,
	...deliveryEndpoints,
];
