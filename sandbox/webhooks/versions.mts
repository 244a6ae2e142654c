import { isObject } from '../server/validate.mts';
import type { Destination } from '../world/model.mts';

type Event = Record<string, unknown>;

/** Lists of version v3, and the single objects that stand in their place in v2. */
const V2_NAMES: Record<string, string> = {
	id_verifications: 'id_verification',
	nfc_verifications: 'nfc',
	liveness_checks: 'liveness',
	face_matches: 'face_match',
	phone_verifications: 'phone',
	email_verifications: 'email',
	poa_verifications: 'poa',
	aml_screenings: 'aml',
	ip_analyses: 'ip_analysis',
	database_validations: 'database_validation',
};
const first = (value: unknown): unknown => (Array.isArray(value) ? (value[0] ?? null) : value);

function renamed(object: Event, names: Record<string, string>): Event {
	return Object.fromEntries(
		Object.entries(object).map(([name, value]) => {
			const other = names[name];
			return other === undefined ? [name, value] : [other, first(value)];
		}),
	);
}

/** In v1 one face stands in the place of both checks of it. */
function asV1({ id_verification: kyc, liveness, face_match: match, ...rest }: Event): Event {
	const hasFace = liveness !== undefined || match !== undefined;
	return {
		...rest,
		...(kyc !== undefined && { kyc }),
		...(hasFace && { face: match ?? liveness ?? null }),
	};
}

/** An event as the version has it that its receiver is pinned to. */
export function inVersion(event: Event, version: Destination['webhook_version']): Event {
	if (version === 'v3') return event;
	const older = Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'event_id'));
	const { decision } = event;
	if (!isObject(decision)) return older;
	const v2 = renamed(decision, V2_NAMES);
	return { ...older, decision: version === 'v2' ? v2 : asV1(v2) };
}
