import type { IDataObject } from 'n8n-workflow';
import { createdSession } from '../../nodes/Didit/simplify/createdSession';
import { decision, waitedDecision } from '../../nodes/Didit/simplify/decision';
import { questionnaire, questionnaireRow } from '../../nodes/Didit/simplify/questionnaire';
import { review } from '../../nodes/Didit/simplify/review';
import { sessionRow } from '../../nodes/Didit/simplify/sessionRow';
import { user } from '../../nodes/Didit/simplify/user';
import { workflow } from '../../nodes/Didit/simplify/workflow';

const all = {
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
const STRANGE = [null, '', 0, 'text', [], {}, [null], [[]], [{}], [{ warnings: [null, 'x', {}] }]];

test.each(Object.entries(all))('%s always has the same fields, ten at most', (_name, one) => {
	const names = Object.keys(one.shape({}));
	expect(names.length).toBeLessThanOrEqual(10);
	for (const value of STRANGE) {
		const answer = Object.fromEntries(one.fields.map((name) => [name, value])) as IDataObject;
		expect(Object.keys(one.shape(answer))).toEqual(names);
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
