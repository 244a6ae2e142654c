import type { IDataObject } from 'n8n-workflow';
import {
	decision,
	simplifiedResults,
	waitedDecision,
} from '../../../nodes/Didit/output/simplify/session/decision';

/** As Didit's documents show it: one item per block, most of what nobody reads here left out. */
const PERSON = {
	session_id: '11111111-2222-3333-4444-555555555555',
	session_kind: 'user',
	status: 'In Review',
	workflow_id: '99999999-2222-3333-4444-555555555555',
	vendor_data: 'user-1',
	metadata: { user_type: 'premium', warnings: [{ risk: 'OF_OTHERS' }] },
	expected_details: { first_name: 'Jane', warnings: ['OF_OTHERS'] },
	id_verifications: [
		{
			node_id: 'feature_ocr_1',
			status: 'Approved',
			document_type: 'Identity Card',
			document_number: 'X1234567',
			date_of_birth: '1990-01-15',
			issuing_state: 'ESP',
			first_name: 'Jane',
			last_name: 'Doe',
			full_name: 'Jane Doe',
			nationality: 'ESP',
			mrz: { warnings: ['OF_THE_READER'], errors: [] },
			warnings: [{ feature: 'ID_VERIFICATION', risk: 'QR_NOT_DETECTED', log_type: 'information' }],
		},
	],
	liveness_checks: [{ node_id: 'feature_liveness_1', status: 'Approved', score: 89.92 }],
	face_matches: [
		{
			node_id: 'feature_face_match_1',
			status: 'In Review',
			score: 65.43,
			warnings: [{ risk: 'LOW_FACE_MATCH_SIMILARITY', log_type: 'warning' }],
		},
	],
	aml_screenings: [
		{
			node_id: 'feature_aml_1',
			status: 'In Review',
			total_hits: 2,
			hits: [
				{ id: 'a', review_status: 'Unreviewed', match_score: 98 },
				{ id: 'b', review_status: 'False Positive', match_score: 61 },
			],
			warnings: [{ risk: 'POSSIBLE_MATCH_FOUND', log_type: 'error' }],
		},
	],
	reviews: [{ user: 'compliance@example.com', new_status: 'Declined' }],
};

const AT_A_GLANCE = {
	session_id: '11111111-2222-3333-4444-555555555555',
	status: 'In Review',
	vendor_data: 'user-1',
	person: { full_name: 'Jane Doe', date_of_birth: '1990-01-15', nationality: 'ESP' },
	document: { type: 'Identity Card', number: 'X1234567', country: 'ESP' },
	company: { name: null, registration_number: null, country: null },
	results: { face_match_score: 65.43, liveness_score: 89.92, aml_hits: 1 },
	warnings: 'LOW_FACE_MATCH_SIMILARITY, POSSIBLE_MATCH_FOUND',
	workflow_id: '99999999-2222-3333-4444-555555555555',
	metadata: PERSON.metadata,
};

test('a decision of version 3 at a glance', () => {
	expect(decision.shape(PERSON)).toEqual(AT_A_GLANCE);
});

test('the same from the single blocks of version 2', () => {
	const { id_verifications, liveness_checks, face_matches, aml_screenings, ...rest } = PERSON;
	const single = {
		...rest,
		id_verification: id_verifications[0],
		liveness: liveness_checks[0],
		face_match: face_matches[0],
		aml: aml_screenings[0],
	};
	expect(decision.shape(single)).toEqual(AT_A_GLANCE);
});

test('a test delivery of the console, which has other names for the scores', () => {
	const item = simplifiedResults({
		id_verifications: [{ status: 'Approved', full_name: 'John Michael Smith', warnings: [] }],
		liveness_checks: [{ status: 'Approved', liveness_score: 0.98 }],
		face_matches: [{ status: 'Approved', face_match_score: 0.94, similarity_percentage: 94 }],
		aml_screenings: [{ status: 'Approved', total_hits: 0, hits: [] }],
	});
	expect(item).toMatchObject({
		person: { full_name: 'John Michael Smith' },
		results: { face_match_score: 94, liveness_score: 98, aml_hits: 0 },
		warnings: '',
	});
});

test('a company', () => {
	const item = decision.shape({
		session_kind: 'business',
		status: 'In Review',
		expected_details: { company_name: 'What was expected' },
		registry_checks: [
			{
				status: 'Approved',
				company: {
					company_name: 'Example PLC',
					registration_number: '00000000',
					country_code: 'GB',
				},
			},
		],
		key_people_checks: [{ status: 'In Review', warnings: [{ risk: 'KYB_KEY_PERSON_PENDING' }] }],
		aml_screenings: null,
	});
	expect(item).toMatchObject({
		person: { full_name: null },
		company: { name: 'Example PLC', registration_number: '00000000', country: 'GB' },
		results: { aml_hits: null },
		warnings: 'KYB_KEY_PERSON_PENDING',
	});
});

test('at the end of a wait it says whether that was the end of the time', () => {
	const { workflow_id, ...rest } = AT_A_GLANCE;
	expect(waitedDecision.shape({ ...PERSON, timed_out: true })).toEqual({
		...rest,
		timed_out: true,
	});
	expect(waitedDecision.shape({ ...PERSON }).timed_out).toBe(false);
	expect(workflow_id).toBeDefined();
});

describe('of several documents', () => {
	const CARD = {
		...{ status: 'Approved', document_type: 'Identity Card', document_number: 'X1' },
		...{ issuing_state: 'FRA', nationality: 'FRA' },
		...{ full_name: 'Zoë Fox', date_of_birth: '1990-05-21' },
	};
	const WHOLE = {
		person: { full_name: 'Zoë Fox', date_of_birth: '1990-05-21', nationality: 'FRA' },
		document: { type: 'Identity Card', number: 'X1', country: 'FRA' },
	};
	const OTHER = { ...CARD, document_type: 'Passport', document_number: 'Y2' };

	test.each<[string, IDataObject[], IDataObject]>([
		['the first could not be read', [{ status: 'Declined', full_name: '' }, CARD], WHOLE],
		['the first says its type only', [{ document_type: 'Passport' }, CARD], WHOLE],
		['the first failed', [{ ...OTHER, status: 'Declined', full_name: 'Z0E F' }, CARD], WHOLE],
		['the second has to be sent again', [CARD, { ...OTHER, status: 'Resub Requested' }], WHOLE],
		['both say the same in other letters', [CARD, { ...CARD, full_name: 'ZOE  FOX' }], WHOLE],
		[
			'both count and are different documents of one person',
			[CARD, { ...OTHER, status: 'In Review' }],
			{ ...WHOLE, document: { type: null, number: null, country: 'FRA' } },
		],
		[
			'both count and name different persons',
			[CARD, { ...CARD, full_name: 'Ann Lee', date_of_birth: '1991-05-21' }],
			{ ...WHOLE, person: { full_name: null, date_of_birth: null, nationality: 'FRA' } },
		],
		['all failed', [{ ...CARD, status: 'Declined' }], WHOLE],
	])('where %s', (_case, id_verifications, expected) => {
		expect(decision.shape({ id_verifications })).toMatchObject(expected);
	});
});

test.each<[string, IDataObject, number | null]>([
	['as text', { score: '98.5' }, 98.5],
	['as text with blanks', { score: ' 7 ' }, 7],
	['as a word', { score: 'high' }, null],
	['as an empty text', { score: '' }, null],
	['of half a percent', { score: 0.5 }, 0.5],
	['as a share', { face_match_score: 0.57 }, 57],
	['as a share in text', { face_match_score: '0.57' }, 57],
	['as a percentage under the name of a share', { face_match_score: 57.2 }, 57.2],
	['of a check that has not run', { status: 'Not Finished', score: 0 }, null],
	['as an object', { score: { value: 3 } }, null],
])('a score %s', (_case, report, score) => {
	expect(decision.shape({ face_matches: [report] }).results).toMatchObject({
		face_match_score: score,
	});
});

test('a check that ran more than once counts with its worst score', () => {
	const face_matches = [{ score: 91.2 }, { score: '40' }, { score: null }];
	expect(decision.shape({ face_matches }).results).toMatchObject({ face_match_score: 40 });
});

const hit = (review_status: string) => ({ review_status });
test.each<[string, unknown, number | null]>([
	['not in the workflow', undefined, null],
	['not run', null, null],
	['not run, as an empty list', [], null],
	['not finished', [{ status: 'Not Finished', total_hits: 0, hits: [] }], null],
	[
		'not possible for lack of a name',
		[{ total_hits: 0, hits: [], warnings: [{ risk: 'COULD_NOT_PERFORM_AML_SCREENING' }] }],
		null,
	],
	['without a word on hits', [{ status: 'Approved' }], null],
	['run and without hits', [{ total_hits: 0, hits: [] }], 0],
	['told in text', [{ total_hits: '2' }], 2],
	['counted by its list', [{ hits: [hit('Unreviewed'), hit('Confirmed Match')] }], 2],
	['with false positives only', [{ total_hits: 1, hits: [hit('False Positive')] }], 0],
	['with false positives in another spelling', [{ hits: [hit('false_positive'), {}] }], 1],
	['that counts without them already', [{ total_hits: 1, hits: [hit('False Positive'), {}] }], 1],
	['run twice', [{ total_hits: 1 }, { total_hits: 2 }], 3],
	['run once of twice, without hits', [{ total_hits: 0 }, { status: 'Not Finished' }], null],
	['run once of twice, with hits', [{ total_hits: 1 }, { status: 'Not Finished' }], 1],
])('an AML screening %s', (_case, aml_screenings, hits) => {
	const answer = { aml_screenings } as IDataObject;
	expect(decision.shape(answer).results).toMatchObject({ aml_hits: hits });
});

test.each<[string, unknown, string]>([
	['none', [], ''],
	['in plain text', ['LOW_LIVENESS_SCORE', ''], 'LOW_LIVENESS_SCORE'],
	['one in place of a list', 'LOW_LIVENESS_SCORE', 'LOW_LIVENESS_SCORE'],
	[
		'of which some are for information',
		[{ risk: 'A', log_type: 'information' }, { risk: 'B' }],
		'B',
	],
	['told twice', [{ risk: 'A' }, 'A'], 'A'],
	['that have words only', [{ short_description: 'Glare', log_type: 'error' }], 'Glare'],
	['that say nothing', [{}, null, [[]]], ''],
])('warnings: %s', (_case, warnings, expected) => {
	const answer = { liveness_checks: [{ warnings }], contact_details: { warnings: ['NO'] } };
	expect(decision.shape(answer as IDataObject).warnings).toBe(expected);
});
