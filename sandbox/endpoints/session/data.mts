import { correctionsOf, isBusiness } from '../../world/corrections.mts';
import { BLOCK_OF } from '../../world/reports/featureReports.mts';
import { decisionOf } from '../../world/reports/decision.mts';
import { tellOfData } from '../../world/sessionEvents.mts';
import { findSession } from '../../world/state.mts';
import { detail, fieldInvalid, fieldRule, ok, type Answer } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import {
	listOf,
	object,
	oneOf,
	optional,
	required,
	text,
	type Check,
} from '../../server/validate.mts';
import { companyShape, corrected, DOCUMENT, PROOF } from './dataShapes.mts';

type Row = Record<string, unknown>;

const sessionOf = ({ app, param }: KeyCall) => findSession(app, param('sessionId'));

function nodesOf(call: KeyCall, block?: string): Row[] {
	const decision = decisionOf(call.sandbox, sessionOf(call));
	const blocks = block === undefined ? Object.values(decision) : [decision[block]];
	return blocks.flatMap((rows) => (Array.isArray(rows) ? (rows as Row[]) : []));
}

/** Changes what was read from a document; the answer is what is known then. */
function changing(
	block: string,
	what: string,
	{ shape, shown }: { shape: Check<Row>; shown: readonly string[] },
) {
	return (call: KeyCall): Answer => {
		const session = call.app.sessions.get(call.param('sessionId').toLowerCase());
		if (!session) throw detail(404, 'No Session matches the given query.');
		const wanted = call.query.get('node_id');
		const rows = nodesOf(call, block);
		if (rows.length === 0) throw detail(404, `The session does not have a ${what}.`);
		const row = wanted === null ? rows[0] : rows.find(({ node_id: id }) => id === wanted);
		if (!row)
			throw detail(404, `The session does not have a ${what} for node '${String(wanted)}'.`);
		const { nodes } = correctionsOf(session);
		const changes = call.read(shape);
		const after = corrected(row, changes);
		const id = String(row.node_id);
		const changed = Object.keys(changes).map((name) => [name, after[name]]);
		nodes.set(id, { ...nodes.get(id), ...(Object.fromEntries(changed) as Row) });
		void tellOfData(call.sandbox, session);
		return ok(Object.fromEntries(shown.map((name) => [name, after[name] ?? null])));
	};
}

const statusShape = object({
	new_status: required(oneOf(['Approved', 'Declined', 'In Review'])),
	comment: optional(text({ max: 5000, blank: true })),
});

function updateFeature(call: KeyCall): Answer {
	const session = sessionOf(call);
	if (session.api_service !== null) {
		throw detail(400, 'Cannot change feature status for API sessions.');
	}
	const { new_status: status } = call.read(statusShape);
	const id = call.param('nodeId');
	const row = nodesOf(call).find(({ node_id: node }) => node === id);
	if (!row) throw detail(404, `No feature found with node_id '${id}' in this session.`);
	if (row.status === status) {
		throw fieldRule('new_status', 'The new status is the same as the current status.');
	}
	const { nodes } = correctionsOf(session);
	nodes.set(id, { ...nodes.get(id), status });
	const decision = decisionOf(call.sandbox, session);
	const feature = Object.entries(BLOCK_OF).find(([, block]) => holds(decision[block], id));
	return ok({
		session_id: session.session_id,
		node_id: id,
		feature_type: feature?.[0] ?? 'KYB',
		new_status: status,
	});
}

const holds = (block: unknown, id: string): boolean =>
	Array.isArray(block) && (block as Row[]).some(({ node_id: node }) => node === id);

const review = required(oneOf(['Unreviewed', 'Confirmed Match', 'False Positive', 'Inconclusive']));
const hitShape = object({
	hit_id: required(text()),
	review_status: review,
	node_id: optional(text()),
});
const hitsShape = object({
	hit_updates: required(listOf(object({ hit_id: required(text()), review_status: review }))),
	node_id: optional(text()),
});

interface HitUpdate {
	hit_id: string;
	review_status: string;
}

/** All of them or none; those that the screening does not have are refused in these words. */
function reviewHits(
	call: KeyCall,
	updates: HitUpdate[],
	node: string | undefined,
	refusal: (strange: string[]) => string,
): void {
	const wanted = call.query.get('node_id') ?? node;
	const screenings = nodesOf(call, 'aml_screenings').filter(
		({ node_id: id }) => wanted === undefined || id === wanted,
	);
	if (screenings.length === 0) throw detail(404, 'The session does not have an AML check.');
	const known = screenings.flatMap(({ hits }) => (hits as Row[]).map(({ id }) => id));
	const strange = updates.map(({ hit_id: id }) => id).filter((id) => !known.includes(id));
	if (strange.length > 0) throw detail(404, refusal(strange));
	const { hits } = correctionsOf(sessionOf(call));
	for (const { hit_id: id, review_status: status } of updates) hits.set(id, status);
}

function updateHit(call: KeyCall): Answer {
	const { hit_id, review_status, node_id: node } = call.read(hitShape);
	reviewHits(
		call,
		[{ hit_id, review_status }],
		node,
		() => `Hit with ID '${hit_id}' not found in the AML check.`,
	);
	return ok({ message: 'Hit status updated successfully', hit_id, review_status });
}

function updateHits(call: KeyCall): Answer {
	const { hit_updates: updates, node_id: node } = call.read(hitsShape);
	if (updates.length === 0) throw fieldInvalid('hit_updates', 'hit_updates cannot be empty');
	reviewHits(call, updates, node, (strange) => `Hits not found: ${strange.join(', ')}`);
	const ids = updates.map(({ hit_id: id }) => id);
	return ok({ message: `Updated ${String(ids.length)} hit(s) successfully`, updated_hits: ids });
}

function updateCompany(call: KeyCall): Answer {
	const session = sessionOf(call);
	const { company } = correctionsOf(session);
	if (!isBusiness(session) || company.uuid !== call.param('companyId').toLowerCase())
		throw detail(404, 'No KYBCompany matches the given query.');
	const { legal_address: address, ...changes } = call.read(companyShape);
	Object.assign(company, changes, address !== undefined && { registered_address: address });
	void tellOfData(call.sandbox, session);
	return ok(company);
}

const SESSION = '/v3/session/{sessionId}';

export const sessionDataEndpoints: Endpoint[] = [
	{
		method: 'PATCH',
		path: `${SESSION}/update-data/`,
		auth: 'key',
		rateClass: 'dataUpdate',
		handle: { current: changing('id_verifications', 'KYC', DOCUMENT) },
	},
	{
		method: 'PATCH',
		path: `${SESSION}/update-poa-data/`,
		auth: 'key',
		rateClass: 'dataUpdate',
		handle: { current: changing('poa_verifications', 'POA', PROOF) },
	},
	{
		method: 'PATCH',
		path: `${SESSION}/features/{nodeId}/update-status/`,
		auth: 'key',
		handle: { current: updateFeature },
	},
	{
		method: 'PATCH',
		path: `${SESSION}/update-aml-hit-status/`,
		auth: 'key',
		handle: { current: updateHit },
	},
	{
		method: 'PATCH',
		path: `${SESSION}/bulk-update-aml-hit-status/`,
		auth: 'key',
		handle: { current: updateHits },
	},
	{
		method: 'PATCH',
		path: `${SESSION}/kyb/{companyId}/update-data/`,
		auth: 'key',
		rateClass: 'dataUpdate',
		handle: { current: updateCompany },
	},
];
