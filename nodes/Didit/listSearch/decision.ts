import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import { DiditClient } from '../../api/DiditClient';
import { INTERACTIVE_POLICY } from '../../api/policies';
import { inWords } from '../fields/inWords';
import { DECISION, isRecord } from '../output/expectations';
import { chosenId } from './chosen';
import { entry } from './entry';
import { fits, line, listSearch } from './picker';

/**
 * The decision of the session that is chosen.
 *
 * @returns undefined where none is, or its ID comes from an expression
 */
export async function decisionOf(context: ILoadOptionsFunctions): Promise<IDataObject | undefined> {
	const session = chosenId(context, 'sessionId');
	if (session === '') return undefined;
	const client = new DiditClient(context, INTERACTIVE_POLICY);
	const path = ['session', session, 'decision'];
	const { body } = await client.send(
		{ method: 'GET', path, rateScope: 'decision' },
		{ expects: DECISION },
	);
	return body as IDataObject;
}

/** The objects of all lists of a decision, with the name of the list. */
export function checksIn(decision: IDataObject): Array<[string, IDataObject]> {
	return Object.entries(decision).flatMap(([name, value]) =>
		Array.isArray(value)
			? (value as unknown[]).filter(isRecord).map((one): [string, IDataObject] => [name, one])
			: [],
	);
}

/** A list of what a decision holds. */
const inDecision = (
	find: (decision: IDataObject) => Array<INodeListSearchItems | undefined>,
	nothing: string,
) =>
	listSearch(async ({ context, filter }) => {
		const decision = await decisionOf(context);
		if (!decision) return { results: [line('Choose the session first')] };
		const found = find(decision).filter((one) => one !== undefined);
		if (found.length === 0) return { results: [line(nothing)] };
		return { results: found.filter(({ name, value }) => fits(filter, [name, value])) };
	});

export const searchSessionFeatures = inDecision(
	(decision) =>
		checksIn(decision)
			.filter(([, { node_id: id }]) => id !== undefined)
			.map(([name, check]) => entry(check.node_id, singular(name), check.status, check.node_id)),
	'The session has no checks yet',
);

export const searchSessionCompanies = inDecision(
	(decision) =>
		checksIn(decision).flatMap(([, { company }]) =>
			isRecord(company)
				? [entry(company.uuid, company.company_name, company.registration_number)]
				: [],
		),
	'The session is about no company',
);

export const searchSessionParties = inDecision(
	(decision) => partiesIn(decision).map((one) => entry(one.uuid, nameOf(one), roleOf(one))),
	'Nobody is known to stand behind it',
);

/** Wherever a decision names them: as the register has them, or as they were handed in. */
function partiesIn(decision: IDataObject): IDataObject[] {
	const found = checksIn(decision).flatMap(([, check]) => [
		...listsIn(check.registry),
		...listsIn(check.submitted),
		...listsIn(check.company),
	]);
	const byId = new Map<unknown, IDataObject>();
	// An officer who owns something stands there twice.
	for (const one of found) byId.set(one.uuid, { ...byId.get(one.uuid), ...one });
	return [...byId.values()];
}

const listsIn = (value: unknown): IDataObject[] =>
	isRecord(value) ? checksIn(value).map(([, one]) => one) : [];

const nameOf = ({ full_name, name, company_name, first_name, last_name }: IDataObject): unknown =>
	full_name ?? name ?? company_name ?? [first_name, last_name].filter(Boolean).join(' ');

/** Of an officer it is one, of an owner there may be several; who is both has both. */
const roleOf = ({ role, roles }: IDataObject): string =>
	[...new Set([role ?? [], roles ?? []].flat())].join(', ');

/** One of a list that is named like this: of `face_matches` it is a face match. */
const singular = (name: string): string =>
	inWords(
		name.endsWith('lyses')
			? name.replace(/es$/, 'is')
			: name.replace(/ies$/, 'y').replace(/ches$/, 'ch').replace(/s$/, ''),
	);

/** What was named and not handed in yet. */
export const searchPartyDrafts = listSearch(async ({ context, filter, read }) => {
	const session = chosenId(context, 'sessionId');
	if (session === '') return { results: [line('Choose the session first')] };
	const results: INodeListSearchItems[] = [];
	const path = ['session', session, 'kyb', 'parties', 'drafts'];
	for await (const row of read({ method: 'GET', path }, 0, 500)) {
		const found = entry(row.uuid ?? row.draft_id, nameOf(row), row.entity_type);
		if (found && fits(filter, [found.name, found.value])) results.push(found);
	}
	return { results: results.length > 0 ? results : [line('None yet: make one with Create Draft')] };
});
