import type { IDataObject } from 'n8n-workflow';
import type { RowFilter } from '../../output/filteredRows';
import type { ItemParameters } from '../../input/ItemParameters';
import { listed } from '../../output/simplify/values';
import { toCurrentStatus, isCurrentStatus } from '../../../common/userStatuses';

/**
 * The filters of the list of users, for a Didit that takes none: it is known by its statuses.
 *
 * @returns undefined where no filter was added
 */
export function userFilter(parameters: ItemParameters): RowFilter | undefined {
	const { status, search, country } = parameters.wire('filters');
	if (status === undefined && search === undefined && country === undefined) return undefined;
	const wanted = status === undefined ? undefined : toCurrentStatus(status);
	const part = String(search ?? '').toLowerCase();
	return {
		isUnfiltered: (row) => isCurrentStatus(row.status),
		isWanted: (row) => {
			if (status === 'Pending') {
				throw parameters.refuse(
					'filters.status',
					'cannot be Pending for this Didit application',
					'Its users are Active, Flagged or Blocked.',
				);
			}
			return (
				(wanted === undefined || row.status === wanted) &&
				namesOf(row).includes(part) &&
				(country === undefined || statesOf(row).includes(String(country)))
			);
		},
	};
}

function namesOf({
	vendor_data: id,
	display_name,
	full_name,
	effective_name,
}: IDataObject): string {
	return [id, display_name, full_name, effective_name].join('\n').toLowerCase();
}

function statesOf({ issuing_states: states }: IDataObject): string[] {
	return (listed(states, 'issuing_state', 'country') ?? '').split(', ');
}
