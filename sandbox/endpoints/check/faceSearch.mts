import { written } from '../../server/form.mts';
import { Refusal } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import { flag, object, oneOf, optional } from '../../server/validate.mts';
import { blockable } from '../../world/blocklistRules.mts';
import { entriesOf, type ListEntry } from '../../world/lists.mts';
import type { Session } from '../../world/model.mts';
import { personOf } from '../../world/person.mts';
import { found, isSamePerson, personsIn } from '../../world/pictures.mts';
import { mediaUrl } from '../../world/reports/decision.mts';
import { warningReport } from '../../world/reports/warnings.mts';
import { around, conclude } from './conclude.mts';
import { faceFile, personIn, seenIn } from './faces.mts';

const MOST_MATCHES = 5;

const searchShape = object({
	user_image: faceFile,
	search_type: optional(oneOf(['most_similar', 'blocklisted_or_approved'])),
	rotate_image: optional(written(flag)),
	...around,
});

const faceOf = ({ person, value }: ListEntry): string[] =>
	[person, value].flatMap((face) => face ?? []);

/** A session in which the face was seen. */
function sessionMatch({ app, sandbox }: KeyCall, session: Session) {
	const person = personOf(session);
	const faces = [person.face];
	const isListed = (kind: 'blocklist' | 'allowlist') =>
		entriesOf(app.lists, kind, 'face').some((entry) => isSamePerson(faceOf(entry), faces));
	const { vendor_data, status, session_id, session_number, completedAt } = session;
	return {
		session_id,
		session_number,
		similarity_percentage: 99.99,
		source: 'session',
		vendor_data,
		verification_date: completedAt === null ? null : sandbox.clock.iso(completedAt),
		user_details:
			blockable(session).document === undefined
				? null
				: {
						full_name: person.full_name,
						document_type: 'ID',
						document_number: person.document_number,
					},
		match_image_url: mediaUrl(sandbox, session, 'selfie.png'),
		status,
		is_blocklisted:
			isListed('blocklist') ||
			app.blocklist.some(({ type, value }) => type === 'face' && value === person.face),
		is_allowlisted: isListed('allowlist'),
		api_service: session.api_service,
	};
}

/** A face that is on a list by itself. */
const entryMatch = (entry: ListEntry) => ({
	session_id: entry.reference_session_id,
	session_number: entry.reference_session_number,
	similarity_percentage: 99.99,
	source: 'list_entry',
	vendor_data: null,
	verification_date: null,
	user_details: null,
	match_image_url: null,
	status: null,
	is_blocklisted: true,
	is_allowlisted: false,
	api_service: null,
});

function search(call: KeyCall) {
	const given = call.readForm(searchShape);
	const { user_image: image, search_type: wanted = 'most_similar' } = given;
	if (found(image, 'noface')) {
		throw new Refusal(400, { error: 'No face detected in the image' });
	}
	const persons = personsIn(image);
	const sessions = [...call.app.sessions.values()]
		.filter((session) => persons.includes(blockable(session).face ?? ''))
		.map((session) => sessionMatch(call, session))
		.filter((one) => wanted === 'most_similar' || one.is_blocklisted || one.status === 'Approved')
		.reverse();
	const entries = entriesOf(call.app.lists, 'blocklist', 'face')
		.filter((entry) => isSamePerson(faceOf(entry), persons))
		.map(entryMatch);
	const matches = [...entries, ...sessions];
	const blocked = matches.find(({ is_blocklisted: is }) => is);
	const [first] = blocked ? [blocked] : matches;
	const status = blocked ? 'Declined' : 'Approved';
	const tag = blocked ? 'FACE_IN_BLOCKLIST' : 'DUPLICATED_FACE';
	const kind = blocked ? 'blocklisted' : 'duplicated';
	const warning = first && {
		...warningReport(tag, 'LIVENESS', status),
		log_type: blocked ? 'error' : 'information',
		additional_data: {
			[`${kind}_session_id`]: first.session_id,
			[`${kind}_session_number`]: first.session_number,
			api_service: first.api_service,
		},
	};
	const result = {
		face_search: {
			status,
			total_matches: matches.length,
			matches: matches.slice(0, MOST_MATCHES),
			user_image: seenIn(image),
			warnings: warning ? [warning] : [],
		},
	};
	const about = { service: 'FACE_SEARCH', price: 0.05, person: personIn(image) };
	const warnings = first ? [tag] : [];
	return conclude(call, given, { ...about, status, warnings, result });
}

export const faceSearchEndpoints: Endpoint[] = [
	{ method: 'POST', path: '/v3/face-search/', auth: 'key', handle: { current: search } },
];
