import { searchApplications } from './applications';
import { searchBusinesses } from './businesses';
import {
	searchPartyDrafts,
	searchSessionCompanies,
	searchSessionFeatures,
	searchSessionParties,
} from './decision';
import { searchDeliveries, searchDestinations } from './destinations';
import { searchListEntries, searchLists, searchTemplates } from './lists';
import { searchOrganizations } from './organizations';
import { searchQuestionnaires } from './questionnaires';
import { searchSessions } from './sessions';
import { searchTransactions, searchWalletAddresses } from './transactions';
import { searchUsers } from './users';
import { searchWorkflows, searchWorkflowVersions } from './workflows';

/** The lists that single things are picked from, under the names that their fields use. */
export const lists = {
	searchApplications,
	searchBusinesses,
	searchDeliveries,
	searchDestinations,
	searchListEntries,
	searchLists,
	searchOrganizations,
	searchPartyDrafts,
	searchQuestionnaires,
	searchSessionCompanies,
	searchSessionFeatures,
	searchSessionParties,
	searchSessions,
	searchTemplates,
	searchTransactions,
	searchUsers,
	searchWalletAddresses,
	searchWorkflows,
	searchWorkflowVersions,
};

export type ListName = keyof typeof lists;
