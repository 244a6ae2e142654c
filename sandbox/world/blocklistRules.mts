import type { BlocklistType, Session } from './model.mts';
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

/** The warnings that the blocklist gives a session whose results are in. */
export function blocklistTags(session: Session): string[] {
	const seen = blockable(session);
	return session.application.blocklist
		.filter(({ type, value, session: source }) => source !== session && seen[type] === value)
		.map(({ type }) => BLOCKLIST_TAGS[type]);
}
