import { file, NO_FILE, PICTURES, written } from '../../server/form.mts';
import { Refusal } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import {
	flag,
	integer,
	nullable,
	object,
	oneOf,
	optional,
	required,
	text,
} from '../../server/validate.mts';
import { blocksOf } from '../../world/blocklistRules.mts';
import type { Row } from '../../world/model.mts';
import { found, personsIn } from '../../world/pictures.mts';
import { parsedAddress } from '../../world/reports/documentReports.mts';
import { warningReport } from '../../world/reports/warnings.mts';
import { around, conclude } from './conclude.mts';
import { personIn } from './faces.mts';
import { action, judge, openDocument, type Finding } from './findings.mts';
import { ageOf, bornBefore, documentOwner } from './person.mts';

const picture = file([...PICTURES, 'pdf'], 10);
const idShape = object({
	front_image: required(picture, NO_FILE),
	front_image_password: optional(text()),
	back_image: optional(picture),
	back_image_password: optional(text()),
	perform_document_liveness: optional(written(flag)),
	minimum_age: optional(written(nullable(integer({ min: 1, max: 120 })))),
	expiration_date_not_detected_action: action,
	invalid_mrz_action: action,
	inconsistent_data_action: action,
	preferred_characters: optional(oneOf(['latin', 'non_latin'])),
	...around,
});

const FINDINGS: readonly Finding[] = [
	{ what: 'expired', risk: 'DOCUMENT_EXPIRED' },
	{
		what: 'undated',
		risk: 'EXPIRATION_DATE_NOT_DETECTED',
		action: 'expiration_date_not_detected_action',
		standard: 'NO_ACTION',
	},
	{ what: 'mrz', risk: 'MRZ_VALIDATION_FAILED', action: 'invalid_mrz_action' },
	{ what: 'inconsistent', risk: 'DATA_INCONSISTENT', action: 'inconsistent_data_action' },
];

const QUALITY = {
	focus_score: 78,
	brightness_score: 83.2,
	brightness_issue: 'ok',
	is_document_fully_visible: true,
	resolution_score: 40.7,
	overall_score: 70.2,
};

function idVerification(call: KeyCall) {
	const given = call.readForm(idShape);
	const { front_image: front, back_image: back } = given;
	const files = back ? [front, back] : [front];
	const reason = { error: 'COULD_NOT_RECOGNIZE_DOCUMENT' };
	openDocument(front, given.front_image_password, reason);
	if (back) openDocument(back, given.back_image_password, reason);
	if (found(front, 'unreadable')) throw new Refusal(400, reason);

	const isMinor = found(front, 'minor');
	const expected_details = isMinor ? { date_of_birth: bornBefore(call, 16) } : {};
	const person = personIn(front);
	const owner = documentOwner(call, person, 'ID_VERIFICATION', expected_details);
	const age = ageOf(call, owner.date_of_birth);
	const judged = judge('ID_VERIFICATION', files, FINDINGS, given);
	const isYoung = given.minimum_age != null && age < given.minimum_age;
	const seen = { document: [owner.document_number], face: personsIn(front) };
	const decisive = [
		...blocksOf(call.app, seen).map(({ tag }) => tag),
		...(isYoung ? ['MINIMUM_AGE_NOT_MET'] : []),
	];
	const status = decisive.length > 0 ? 'Declined' : judged.status;
	const url = (side: string) => `${call.sandbox.url}/media/checks/${side}.png`;
	const end = found(front, 'expired') ? '2021-03-31' : '2034-06-01';
	const read: Row = {
		document_type: 'Identity Card',
		document_subtype: 'ID_CARD_GENERIC',
		document_number: owner.document_number,
		personal_number: owner.personal_number,
		portrait_image: url('portrait'),
		front_image: url('front'),
		back_image: back ? url('back') : null,
		front_image_camera_front: null,
		back_image_camera_front: null,
		front_image_camera_front_face_match_score: null,
		back_image_camera_front_face_match_score: null,
		front_image_quality_score: QUALITY,
		back_image_quality_score: back ? QUALITY : null,
		date_of_birth: owner.date_of_birth,
		age,
		expiration_date: found(front, 'undated') ? null : end,
		date_of_issue: '2019-06-01',
		issuing_state: owner.issuing_state,
		issuing_state_name: owner.country.name,
		first_name: owner.first_name,
		last_name: owner.last_name,
		full_name: owner.full_name,
		gender: owner.gender,
		address: owner.address,
		formatted_address: `${owner.address}, ${owner.country.name}`,
		place_of_birth: owner.country.city,
		marital_status: 'UNKNOWN',
		nationality: owner.nationality,
		extra_fields: {},
		mrz: {},
		parsed_address: parsedAddress(owner),
		barcodes: [],
	};
	const warnings = [
		...judged.warnings,
		...decisive.map((tag) => warningReport(tag, 'ID_VERIFICATION', status)),
	];
	return conclude(call, given, {
		service: 'ID_VERIFICATION',
		price: 0.2,
		features: ['ID_VERIFICATION'],
		person,
		expected_details,
		status,
		warnings: [...judged.tags, ...decisive],
		result: { id_verification: { status, ...read, warnings } },
	});
}

export const idVerificationEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/v3/id-verification/',
		auth: 'key',
		handle: { current: idVerification },
	},
];
