import { file, NO_FILE, PICTURES, written } from '../../server/form.mts';
import { Refusal } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import type { FormFile } from '../../server/request.mts';
import { flag, integer, number, object, optional, required } from '../../server/validate.mts';
import { blocksOf } from '../../world/blocklistRules.mts';
import type { Row } from '../../world/model.mts';
import { found, isPicture, isSamePerson, personsIn } from '../../world/pictures.mts';
import { warningReport } from '../../world/reports/warnings.mts';
import { around, conclude } from './conclude.mts';

const STANDARD_THRESHOLD = 30;
const ADULT = 18;

const percent = optional(written(number({ min: 0, max: 100 })));
const rotate_image = optional(written(flag));
export const faceFile = required(file(PICTURES, 5), NO_FILE);

const livenessShape = object({
	user_image: faceFile,
	face_liveness_score_decline_threshold: percent,
	rotate_image,
	...around,
});
const ageShape = object({
	user_image: faceFile,
	face_liveness_score_decline_threshold: percent,
	age_estimation_decline_threshold: optional(written(integer({ min: 0, max: 100 }))),
	rotate_image,
	...around,
});
const matchShape = object({
	user_image: faceFile,
	ref_image: faceFile,
	face_match_score_decline_threshold: percent,
	rotate_image,
	...around,
});

const hasFace = (image: FormFile): boolean => !found(image, 'noface');
const ageIn = (image: FormFile): number => (found(image, 'minor') ? 16.5 : 27.33);
export const personIn = (image: FormFile): string => personsIn(image)[0] ?? '';

/** What is seen in a picture. */
export function seenIn(image: FormFile, more: Row = {}) {
	const entity = { bbox: [40, 40, 220, 260], confidence: 0.732973, ...more };
	return { entities: hasFace(image) ? [entity] : [], best_angle: 0 };
}

const withAge = (image: FormFile): Row => ({ age: ageIn(image), gender: 'female', race: null });

function requirePicture(image: FormFile): void {
	if (!isPicture(image)) throw new Refusal(400, { error: 'Invalid user image format.' });
}

/** The score, and what speaks against a living person. */
function liveness(image: FormFile, threshold = STANDARD_THRESHOLD): [number | null, string[]] {
	if (!hasFace(image)) return [null, ['NO_FACE_DETECTED']];
	const isCopy = found(image, 'spoof');
	const score = isCopy ? 12.5 : 95;
	const tags = score < threshold ? ['LOW_LIVENESS_SCORE'] : [];
	return [score, isCopy && tags.length > 0 ? [...tags, 'LIVENESS_FACE_ATTACK'] : tags];
}

function passiveLiveness(call: KeyCall) {
	const given = call.readForm(livenessShape);
	const image = given.user_image;
	requirePicture(image);
	const [score, tags] = liveness(image, given.face_liveness_score_decline_threshold);
	const [block] = hasFace(image) ? blocksOf(call.app, { face: personsIn(image) }) : [];
	const warnings = block ? [...tags, block.tag] : tags;
	const status = warnings.length > 0 ? 'Declined' : 'Approved';
	const blockedIn = {
		blocklisted_session_id: block?.session_id ?? null,
		blocklisted_session_number: block?.session_number ?? null,
		api_service: null,
	};
	const result = {
		liveness: {
			status,
			method: 'PASSIVE',
			score,
			user_image: seenIn(image, withAge(image)),
			warnings: warnings.map((tag) => ({
				...warningReport(tag, 'LIVENESS', status),
				...(tag === block?.tag && { additional_data: blockedIn }),
			})),
			face_quality: hasFace(image) ? 84.21 : null,
			face_luminance: hasFace(image) ? 50.33 : null,
		},
	};
	const about = { service: 'PASSIVE_LIVENESS', price: 0.05, features: ['LIVENESS' as const] };
	return conclude(call, given, { ...about, person: personIn(image), status, warnings, result });
}

function ageEstimation(call: KeyCall) {
	const given = call.readForm(ageShape);
	const image = given.user_image;
	requirePicture(image);
	const [score, tags] = liveness(image, given.face_liveness_score_decline_threshold);
	const age = hasFace(image) ? ageIn(image) : null;
	const isYoung = age !== null && age < (given.age_estimation_decline_threshold ?? ADULT);
	const warnings = isYoung ? [...tags, 'AGE_BELOW_MINIMUM'] : tags;
	const status = warnings.length > 0 ? 'Declined' : 'Approved';
	const result = {
		age_estimation: {
			status,
			method: 'PASSIVE',
			score,
			user_image: seenIn(image, { age, gender: 'female' }),
			age_estimation: age,
			warnings: warnings.map((tag) => warningReport(tag, 'LIVENESS', status)),
		},
	};
	const about = { service: 'AGE_ESTIMATION', price: 0.1, features: ['AGE_ESTIMATION' as const] };
	return conclude(call, given, { ...about, person: personIn(image), status, warnings, result });
}

function faceMatch(call: KeyCall) {
	const given = call.readForm(matchShape);
	const { user_image: image, ref_image: reference } = given;
	requirePicture(image);
	const isSame = isSamePerson(personsIn(image), personsIn(reference));
	const hasBoth = hasFace(image) && hasFace(reference);
	const score = hasBoth ? (isSame ? 99.41 : 24.87) : null;
	const threshold = given.face_match_score_decline_threshold ?? STANDARD_THRESHOLD;
	const isLow = score === null || score < threshold;
	const low = hasFace(reference) ? 'LOW_FACE_MATCH_SIMILARITY' : 'NO_REFERENCE_IMAGE';
	const warnings = isLow ? [low] : [];
	const status = isLow ? 'Declined' : 'Approved';
	const result = {
		face_match: {
			status,
			score,
			user_image: seenIn(image, withAge(image)),
			ref_image: seenIn(reference, withAge(reference)),
			warnings: warnings.map((tag) => warningReport(tag, 'FACEMATCH', status)),
		},
	};
	const about = { service: 'FACE_MATCH', price: 0.05, features: ['FACE_MATCH' as const] };
	return conclude(call, given, { ...about, person: personIn(image), status, warnings, result });
}

export const faceEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/v3/passive-liveness/',
		auth: 'key',
		handle: { current: passiveLiveness },
	},
	{ method: 'POST', path: '/v3/age-estimation/', auth: 'key', handle: { current: ageEstimation } },
	{ method: 'POST', path: '/v3/face-match/', auth: 'key', handle: { current: faceMatch } },
];
