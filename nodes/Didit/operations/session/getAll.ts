import { listBy } from '../../output/responses';
import { sessionStatuses } from '../../fields/choices';
import { filters } from '../../fields/collections';
import { paginationFields } from '../../fields/pagination';
import { workflowId } from '../../fields/locators';
import { countryFilter, personVendorData } from '../../fields/vendorData';
import { declare } from '../../input/declared';
import { sessionRow } from '../../output/simplify/session/sessionRow';
import type { Operation } from '../../engine/operation';
import { refuseOnlyCurrent } from '../../fields/onlyCurrent';
import { currentFilters } from './listFilters';

const CURRENT_NAMES = currentFilters.map(({ name }) => name);

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many sessions',
	description: 'List many sessions, the newest first',
	forAgents:
		"Find verification sessions, the newest first, by vendor data (the user's own ID of a person), status, country or workflow. Use it to get a session_id, or to see whether somebody has been verified. Costs nothing and changes nothing.",
	docs: 'https://docs.didit.me/sessions-api/list-sessions',
	fields: paginationFields(
		filters([
			...currentFilters,
			countryFilter,
			declare(
				{ agentsMayOmit: true },
				{
					displayName: 'Status',
					name: 'status',
					type: 'options',
					options: sessionStatuses,
					default: 'Approved',
				},
			),
			personVendorData,
			{ ...workflowId, required: false },
		]),
	),
	request: {
		// Didit passes over what it does not know, and would list everybody.
		spec: (parameters) => {
			const query = parameters.wire('filters');
			refuseOnlyCurrent(parameters, 'filters', CURRENT_NAMES, query);
			return { method: 'GET', path: ['sessions'], query };
		},
		current: (parameters) => ({
			method: 'GET',
			path: ['sessions'],
			query: parameters.wire('filters'),
		}),
	},
	response: listBy('session_id'),
	simplify: sessionRow,
};
