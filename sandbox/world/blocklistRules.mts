import { entriesOf } from './lists.mts';
import { BLOCKLIST_TYPES, type Application, type BlocklistType, type Session } from './model.mts';
import { personOf } from './person.mts';
import { featuresOf } from './workflowModel.mts';

/** What of a person can be blocked; undefined where the session did not see it. */
export function blockable(session: Session): Partial<Record<BlocklistType, string>> {
	if (session.completedAt === null) return {};
	const person = personOf(session);
	const features = featuresOf(session.workflow);
	const sawFace = features.some((name) =>
		['LIVENESS', 'FACE_MATCH', 'AGE_ESTIMATION', 'ID_VERIFICATION'].includes(name),
	);
	return {
		...(sawFace && { face: person.face }),
		...(features.includes('ID_VERIFICATION') && { document: person.document_number }),
		...(person.phone !== null && { phone: person.phone }),
		...(person.email !== null && { email: person.email }),
	};
}

const BLOCKLIST_TAGS: Record<BlocklistType, string> = {
	face: 'FACE_IN_BLOCKLIST',
	document: 'ID_DOCUMENT_IN_BLOCKLIST',
	phone: 'PHONE_NUMBER_IN_BLOCKLIST',
	email: 'EMAIL_IN_BLOCKLIST',
};

/** What was seen of somebody, by all the names that it has. */
export type Seen = Partial<Record<BlocklistType, readonly string[]>>;

/** An entry of a blocklist that fits, with the session that it was made from. */
export interface Block {
	tag: string;
	session_id: string | null;
	session_number: number | null;
}

/** What was blocked of a session, and what stands on Didit's own lists; those store small letters. */
export function blocksOf({ blocklist, lists }: Application, seen: Seen): Block[] {
	const has = (type: BlocklistType, value: string | null | undefined) =>
		seen[type]?.some((one) => one.toLowerCase() === value?.toLowerCase()) ?? false;
	const bySession = blocklist
		.filter(({ type, value }) => has(type, value))
		.map(({ type, session: { session_id, session_number } }) => {
			return { tag: BLOCKLIST_TAGS[type], session_id, session_number };
		});
	const byEntry = BLOCKLIST_TYPES.flatMap((type) =>
		entriesOf(lists, 'blocklist', type)
			.filter((entry) => has(type, entry.person ?? entry.value))
			.map((entry) => ({
				tag: BLOCKLIST_TAGS[type],
				session_id: entry.reference_session_id,
				session_number: entry.reference_session_number,
			})),
	);
	return [...bySession, ...byEntry];
}

/** The warnings that the blocklists give a session whose results are in; its own entries do not count. */
export function blocklistTags(session: Session): string[] {
	const seen = Object.fromEntries(
		Object.entries(blockable(session)).map(([type, value]) => [type, [value]]),
	);
	return blocksOf(session.application, seen)
		.filter(({ session_id: source }) => source !== session.session_id)
		.map(({ tag }) => tag);
}
