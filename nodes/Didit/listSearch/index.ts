import { searchApplications } from './applications';
import { searchDeliveries, searchDestinations } from './destinations';
import { searchOrganizations } from './organizations';
import { searchQuestionnaires } from './questionnaires';
import { searchSessions } from './sessions';
import { searchUsers } from './users';
import { searchWorkflows, searchWorkflowVersions } from './workflows';

/** The lists that single things are picked from, under the names that their fields use. */
export const lists = {
	searchApplications,
	searchDeliveries,
	searchDestinations,
	searchOrganizations,
	searchQuestionnaires,
	searchSessions,
	searchUsers,
	searchWorkflows,
	searchWorkflowVersions,
};

export type ListName = keyof typeof lists;
