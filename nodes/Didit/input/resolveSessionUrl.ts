import type { DiditClient } from '../../api/DiditClient';
import { paginate } from '../../api/pagination';
import { SESSION_LINK } from '../fields/urlPatterns';
import { isId } from './readValue';
import type { ItemParameters } from './ItemParameters';

/** Ten requests to Didit at most. */
const SEARCHED = 1000;

/**
 * Where a session is named by the link that the person got, looks up which one that is: the link
 * holds the session's token and not its ID, and Didit finds sessions by their ID only.
 *
 * @throws as DiditClient.send; NodeOperationError when the session is not among those searched
 */
export async function resolveSessionUrl(
	client: DiditClient,
	parameters: ItemParameters,
): Promise<void> {
	if (!parameters.has('sessionId') || !parameters.isLink('sessionId')) return;
	const token = parameters.ownId('sessionId');
	if (isId(token)) return;
	const { context, itemIndex } = parameters;
	const list = { method: 'GET', path: ['sessions'] } as const;
	const range = { offset: 0, limit: SEARCHED };
	for await (const row of paginate(context, client, list, range, { itemIndex })) {
		const [, rowToken] = new RegExp(SESSION_LINK).exec(String(row.session_url)) ?? [];
		if (rowToken === token) return parameters.find('sessionId', String(row.session_id));
	}
	throw parameters.refuse(
		'sessionId',
		`leads to none of the first ${SEARCHED} sessions that Didit lists`,
		'Use By ID: the ID came with the link when the session was created. Nothing was changed.',
	);
}
