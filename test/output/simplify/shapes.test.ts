import type { IDataObject } from 'n8n-workflow';
import { balance } from '../../../nodes/Didit/output/simplify/balance';
import { createdSession } from '../../../nodes/Didit/output/simplify/session/createdSession';
import { decision, waitedDecision } from '../../../nodes/Didit/output/simplify/session/decision';
import {
	questionnaire,
	questionnaireRow,
} from '../../../nodes/Didit/output/simplify/questionnaire';
import { review } from '../../../nodes/Didit/output/simplify/session/review';
import { sessionRow } from '../../../nodes/Didit/output/simplify/session/sessionRow';
import { user } from '../../../nodes/Didit/output/simplify/user';
import { workflow } from '../../../nodes/Didit/output/simplify/workflow';

const all = {
	balance,
	createdSession,
	decision,
	waitedDecision,
	questionnaire,
	questionnaireRow,
	review,
	sessionRow,
	user,
	workflow,
};

/** What an answer may hold in the place of what is expected. */
const STRANGE = [
	...[null, '', 0, 'text', true, [], {}, [null], [[]], [{}], { a: { b: 1 } }],
	...[{ en: null }, [{ warnings: [null, 'x', {}] }], [{ feature: {} }]],
];

test.each(Object.entries(all))('%s always has the same fields, ten at most', (_name, one) => {
	const names = Object.keys(one.shape({}));
	expect(names.length).toBeLessThanOrEqual(10);
	for (const value of STRANGE) {
		const answer = Object.fromEntries(one.fields.map((name) => [name, value])) as IDataObject;
		const item = one.shape(answer);
		expect(Object.keys(item)).toEqual(names);
		expect(JSON.stringify(item)).not.toMatch(/\[object|undefined|NaN/);
	}
});

test('a review reads the same in both dialects', () => {
	const created_at = '2026-01-01T00:00:00Z';
	const spec = { id: 1, action: 'status_change', old_status: 'In Review', note: 'Fine' };
	const later = {
		uuid: 'a',
		activity_type: 'STATUS_UPDATED',
		previous_status: 'In Review',
		comment: 'Fine',
		actor_display: 'Ana',
		actor_email: 'ana@example.com',
	};
	const rest = { new_status: 'Approved', created_at };
	expect(review.shape({ ...spec, ...rest })).toEqual({ ...spec, ...rest, reviewed_by: null });
	expect(review.shape({ ...later, ...rest })).toEqual({
		id: 'a',
		action: 'STATUS_UPDATED',
		old_status: 'In Review',
		note: 'Fine',
		...rest,
		reviewed_by: 'ana@example.com',
	});
});

test('a workflow without versions is its own group', () => {
	const row = { uuid: 'a', workflow_label: 'KYC', workflow_type: 'kyc', is_default: true };
	expect(workflow.shape(row)).toMatchObject({ ...row, workflow_id: 'a', version: null });
	expect(workflow.shape({ ...row, workflow_id: 'g' }).workflow_id).toBe('g');
});

test('a workflow names its features in one text, also where they come as a list', () => {
	const features = [{ feature: 'OCR', config: {} }, { feature: 'AML' }];
	expect(workflow.shape({ uuid: 'a', features }).features).toBe('OCR + AML');
	expect(workflow.shape({ uuid: 'a', features: 'OCR + AML' }).features).toBe('OCR + AML');
});

test('a user has countries, addresses and numbers in one text each', () => {
	const item = user.shape({
		vendor_data: 'u',
		issuing_states: ['ESP', 'FRA'],
		approved_emails: [],
		approved_phones: ['+34600111222'],
	});
	expect(item).toMatchObject({ countries: 'ESP, FRA', emails: '', phones: '+34600111222' });
	expect(user.shape({ vendor_data: 'u' })).toMatchObject({ countries: null, emails: null });
});

test('a row of sessions tells how each check came out', () => {
	const features = [
		{ feature: 'ID_VERIFICATION', status: 'Approved' },
		{ feature: 'AML', status: 'In Review' },
	];
	expect(sessionRow.shape({ features }).checks).toBe('ID_VERIFICATION: Approved, AML: In Review');
	expect(sessionRow.shape({ features: null }).checks).toBeNull();
});

test('a questionnaire has its questions in the default language, one per line', () => {
	const item = questionnaire.shape({
		questionnaire_id: 'a',
		default_language: 'es',
		languages: ['en', 'es'],
		form_elements: [
			{ label: { en: 'Occupation?', es: '¿Profesión?' } },
			{ label: { en: 'Income?' } },
			{ label: 'Since when?' },
			{ label: null },
		],
	});
	expect(item).toMatchObject({
		uuid: 'a',
		languages: 'en, es',
		questions: '¿Profesión?\nIncome?\nSince when?',
	});
	expect(questionnaire.shape({ uuid: 'a' }).questions).toBeNull();
});

test.each([
	[['OCR', 'AML']],
	[[{ name: 'OCR' }, { name: 'AML' }]],
	[{ OCR: true, LIVENESS: false, AML: true }],
	[{ OCR: { is_enabled: true }, AML: {}, NFC: null }],
])('a workflow names its features, which come as %j', (features) => {
	expect(workflow.shape({ uuid: 'a', features }).features).toBe('OCR + AML');
});

test.each([
	[
		{ ESP: 2, FRA: 1 },
		{ 'a@example.com': true, 'b@example.com': false },
	],
	[[{ issuing_state: 'ESP' }, { country: 'FRA' }], [{ email: 'a@example.com', is_verified: true }]],
	['ESP, FRA', { email: 'a@example.com' }],
	[[{ code: 'ESP' }, 'FRA'], 'a@example.com'],
])('a user has countries and addresses that come as %j and %j', (states, emails) => {
	const item = user.shape({ issuing_states: states, approved_emails: emails });
	expect(item).toMatchObject({ countries: 'ESP, FRA', emails: 'a@example.com' });
});

test.each([
	['Approved', 'ACTIVE'],
	['ACTIVE', 'ACTIVE'],
	['In Review', 'FLAGGED'],
	['Declined', 'BLOCKED'],
	// Of the specification only.
	['Pending', 'Pending'],
	[null, null],
])('a user that is %j is %j from both of the APIs', (status, shown) => {
	expect(user.shape({ vendor_data: 'u', status }).status).toBe(shown);
});

test('a user has numbers that were lists of objects or texts', () => {
	const phones = [{ phone_number: '+34600111222' }, { number: '+34600111223' }];
	const item = user.shape({ approved_phones: phones, session_count: '3', last_session_at: 0 });
	expect(item).toMatchObject({
		phones: '+34600111222, +34600111223',
		session_count: 3,
		last_session_at: '1970-01-01T00:00:00.000Z',
	});
});

test.each([
	[{ actor_email: null, actor_display: 'Ana' }, 'Ana'],
	[{ user: 'ana@example.com' }, 'ana@example.com'],
	[{ user: { name: 'Ana', email: 'ana@example.com' } }, 'ana@example.com'],
	[{ actor: { name: 'Ana' } }, 'Ana'],
	[{ actor_type: 'API_KEY' }, 'API_KEY'],
	[{}, null],
])('who wrote a review is told of %j', (row, name) => {
	expect(review.shape(row).reviewed_by).toBe(name);
});

test.each([
	[[{ feature: 'OCR' }, { feature: 'AML', status: null }, 'NFC'], 'OCR, AML, NFC'],
	[{ OCR: 'Approved', AML: true, NFC: false }, 'OCR: Approved, AML'],
	['OCR + AML', 'OCR + AML'],
])('a row of sessions whose features are %j', (features, checks) => {
	expect(sessionRow.shape({ features }).checks).toBe(checks);
});

test('a questionnaire of today has its questions in sections', () => {
	const item = questionnaire.shape({
		questionnaire_id: 'a',
		title: { en: 'Work', es: 'Trabajo' },
		default_language: 'en',
		sections: [
			{ title: {}, items: [{ value: 'q1', title: { en: 'Occupation?' } }] },
			{
				items: [
					{ value: 'q2', title: {} },
					{ value: 'q3', title: null, label: 'Since when?' },
				],
			},
		],
	});
	expect(item).toMatchObject({ title: 'Work', questions: 'Occupation?\nq2\nSince when?' });
});

test('a balance is made of numbers and a switch', () => {
	const amounts = { auto_refill_amount: '100.0000', auto_refill_threshold: null };
	expect(balance.shape({ balance: '142.5001', auto_refill_enabled: 'true', ...amounts })).toEqual({
		balance: 142.5001,
		auto_refill_enabled: true,
		auto_refill_amount: 100,
		auto_refill_threshold: null,
	});
	expect(balance.shape({ balance: 'EUR 5' })).toMatchObject({ balance: 'EUR 5' });
});
