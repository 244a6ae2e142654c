import type { KeyCall } from '../../server/endpoint.mts';
import type { Application, Session, SessionStatus } from '../../world/model.mts';
import { filterValues } from '../../server/pagination.mts';
import { personOf } from '../../world/person.mts';
import { Invalid, UUID_PATTERN } from '../../server/validate.mts';
import type { Workflow } from '../../world/workflowModel.mts';

const UNFINISHED: readonly SessionStatus[] = [
	'Not Started',
	'In Progress',
	'Resubmitted',
	'Awaiting User',
];

/** Keeps a long list from being turned round again for every page of it. */
const newestFirst = new WeakMap<Map<string, Session>, { last: number; rows: Session[] }>();

function allSessions({ sessions, lastSessionNumber: last }: Application): Session[] {
	const known = newestFirst.get(sessions);
	// Without a new number there can only have been deletions, which show in the size.
	if (known?.last === last && known.rows.length === sessions.size) return known.rows;
	const rows = [...sessions.values()].reverse();
	newestFirst.set(sessions, { last, rows });
	return rows;
}

function searchedText(session: Session): string {
	const { session_number, vendor_data, completedAt } = session;
	const name = completedAt === null ? '' : personOf(session).full_name;
	return [String(session_number), vendor_data ?? '', name].join('\n').toLowerCase();
}

const DAY = 86_400_000;

/** The filters that only today's Didit has, and of which the world knows something. */
function currentFilter(query: URLSearchParams): (session: Session) => boolean {
	const from = Date.parse(query.get('date_from') ?? '1970-01-01');
	const to = Date.parse(query.get('date_to') ?? '9999-12-30') + DAY;
	if (Number.isNaN(from) || Number.isNaN(to))
		throw new Invalid({ date_from: ['Enter a valid date.'] });
	const kind = query.get('session_kind') ?? 'user';
	if (!['user', 'business', 'all'].includes(kind)) {
		throw new Invalid({ session_kind: [`"${kind}" is not a valid choice.`] });
	}
	const toReview = query.get('is_kyc_to_be_reviewed');
	return ({ createdAt, status }) =>
		createdAt >= from &&
		createdAt < to &&
		kind !== 'business' &&
		(toReview === null || (status === 'In Review') === (toReview === 'true'));
}

/** Newest first. Values that nothing has give no rows; ids that are none give 400. */
export function filteredSessions({ app, query }: KeyCall): Session[] {
	const vendorData = query.get('vendor_data') ?? '';
	// The specification does not know a search, and passes over what it does not know.
	const search = app.dialect === 'current' ? (query.get('search')?.toLowerCase() ?? '') : '';
	const statuses = filterValues(query, 'status');
	const countries = filterValues(query, 'country');
	const workflows = filterValues(query, 'workflow_id');
	if (workflows?.some((id) => !new RegExp(`^${UUID_PATTERN}$`, 'i').test(id))) {
		throw new Invalid({ workflow_id: ['Must be a valid UUID.'] });
	}
	const all = allSessions(app);
	const isWanted = app.dialect === 'current' ? currentFilter(query) : () => true;
	const isFiltered = [...query.keys()].some((name) => name !== 'limit' && name !== 'offset');
	if (!isFiltered) return all;
	return all.filter((session) => {
		if (vendorData !== '' && session.vendor_data !== vendorData) return false;
		if (search !== '' && !searchedText(session).includes(search)) return false;
		if (!isWanted(session)) return false;
		if (statuses && !statuses.includes(session.status)) return false;
		if (workflows && !workflows.includes(session.workflow.uuid)) return false;
		if (!countries) return true;
		return session.completedAt !== null && countries.includes(personOf(session).issuing_state);
	});
}

/**
 * The session that the person may still finish, on the workflow's present version: today's documents
 * make vendor_data the key by which a creation may be repeated.
 */
export function unfinishedSession(
	{ sessions }: Application,
	workflow: Workflow,
	vendorData: string,
) {
	return [...sessions.values()].find(
		({ vendor_data, status, workflow: { uuid, version } }) =>
			vendor_data === vendorData &&
			UNFINISHED.includes(status) &&
			uuid === workflow.uuid &&
			version === workflow.version,
	);
}
