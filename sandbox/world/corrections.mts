import * as ids from './ids.mts';
import type { Session } from './model.mts';

type Row = Record<string, unknown>;

/** What was changed of a session by hand, and what a business has besides. */
interface Corrections {
	/** By the ID of the node. */
	nodes: Map<string, Row>;
	hits: Map<string, string>;
	company: Row;
	parties: Row[];
	drafts: Row[];
}

const bySession = new WeakMap<Session, Corrections>();

export function correctionsOf(session: Session): Corrections {
	const known = bySession.get(session);
	if (known) return known;
	const made = {
		nodes: new Map(),
		hits: new Map(),
		company: newCompany(),
		parties: [newParty()],
		drafts: [],
	};
	bySession.set(session, made);
	return made;
}

/** Of a business is a session whose metadata says `{"sandbox_business": true}`. */
export function isBusiness({ metadata }: Session): boolean {
	return (metadata as Row | null)?.sandbox_business === true;
}

/** A decision with what was changed by hand. */
export function amended(session: Session, decision: Row): Row {
	const { nodes, hits, company, parties } = correctionsOf(session);
	const result: Row = { ...decision };
	for (const [name, block] of Object.entries(decision)) {
		if (!Array.isArray(block)) continue;
		result[name] = (block as unknown[]).map((entry) => {
			if (typeof entry !== 'object' || entry === null) return entry;
			const row = entry as Row;
			const changed = { ...row, ...nodes.get(String(row.node_id)) };
			if (!Array.isArray(row.hits)) return changed;
			const reviewed = (row.hits as Row[]).map((hit) => ({
				...hit,
				review_status: hits.get(String(hit.id)) ?? hit.review_status,
			}));
			return { ...changed, hits: reviewed };
		});
	}
	if (!isBusiness(session)) return result;
	return {
		...result,
		session_kind: 'business',
		registry_checks: [
			{
				node_id: company.node_id,
				status: company.status,
				data_resolved: true,
				company: { ...company, ...behind(parties) },
				warnings: [],
			},
		],
	};
}

export function newCompany(): Row {
	return {
		uuid: ids.uuid(),
		node_id: 'feature_kyb_registry',
		status: 'In Review',
		registry_status: 'active',
		data_resolved: true,
		company_name: 'Example PLC',
		registration_number: '00000000',
		country_code: 'GB',
		company_type: 'Public Limited Company',
		incorporation_date: '1947-11-27',
		registered_address: '1 Example Street, Springfield',
		risk_level: 'low risk',
		verification_status: 'verified',
		is_from_registry: true,
		fetch_status: 'resolved',
		is_editable: true,
	};
}

export function newParty(): Row {
	return {
		uuid: ids.uuid(),
		name: 'Jane Doe',
		role: 'director',
		entity_type: 'person',
		roles: ['director', 'ubo'],
		is_active: true,
		kyc_status: 'Pending',
	};
}

/** Those who stand behind a company, as its register shows them. */
export function behind(parties: readonly Row[]): Row {
	const shown = { is_active: true, kyc_status: 'Pending', kyc_session_url: null };
	return {
		officers: parties.map(({ uuid, name, role, roles, nationality = null }) => ({
			uuid,
			name,
			designation: null,
			role: role ?? (roles as unknown[])[0] ?? 'other',
			nationality,
			...shown,
		})),
		beneficial_owners: parties.map((party) => ({
			uuid: party.uuid,
			name: party.name,
			first_name: party.first_name ?? null,
			last_name: party.last_name ?? null,
			entity_type: party.entity_type,
			roles: party.roles,
			ownership_min_shares: null,
			ownership_max_shares: null,
			...shown,
			effective_ownership_percent: party.ownership_percent ?? null,
		})),
	};
}
