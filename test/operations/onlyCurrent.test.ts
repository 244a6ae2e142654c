import type { INodeParameters } from 'n8n-workflow';
import { byId, changesOf, newSession, newSessions, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

/** What only today's Didit knows: there it works, and a Didit as specified is not asked to overlook it. */

let today: Application;
let specified: Application;
beforeEach(async () => {
	today = await newApplication({ dialect: 'current' });
	specified = await newApplication({ dialect: 'spec' });
});

const LABELS = { values: [{ language: 'en', text: 'Why?' }] };
const USER = byId('user-123');

test.each<[string, INodeParameters, string]>([
	['session.getAll', { filters: { dateFrom: '2026-05-21' } }, 'Created From'],
	['session.getAll', { filters: { search: 'ana' } }, 'Search'],
	[
		'session.delete',
		{ additionalFields: { retainFaceEmbeddings: true } },
		'Retain Face Embeddings',
	],
	[
		'session.deleteMany',
		{ sessionNumbers: '1', additionalFields: { deletionInstruction: 'privacy_erasure' } },
		'Deletion Instruction',
	],
	['user.update', { vendorData: USER, updateFields: { fullName: 'Ana' } }, 'Full Name'],
	['webhook.update', { updateFields: { allowedDomains: 'example.com' } }, 'Allowed Domains'],
	['workflow.update', { updateFields: { features: { AML: {} } } }, 'Features'],
	[
		'questionnaire.create',
		{ title: 'Work', formElements: { values: [{ elementType: 'email', labels: LABELS }] } },
		'Form Elements',
	],
])('%s with %j is refused by name, with nothing changed', async (operation, parameters, label) => {
	const { session_id: id } = await newSession(specified, 'Approved');
	const run = await operate(specified, operation, {
		sessionId: byId(id),
		workflowId: byId(specified.default_workflow_id),
		...parameters,
	});
	expect(run.error?.message).toMatch(
		new RegExp(`^"${label}" (is not known to this|holds what this Didit) .*application`),
	);
	expect(run.sent).toEqual([sent('GET', '/v3/workflows/', null, { limit: '1' })]);
	expect(run.items).toEqual([]);
});

test('sessions are listed by day', async () => {
	await newSessions(today, 3, 'Approved');
	const day = (shift: number) =>
		new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
	const from = async (dateFrom: string, dateTo: string) =>
		(await operate(today, 'session.getAll', { filters: { dateFrom, dateTo } })).items.length;
	expect(await from(day(-1), day(1))).toBe(3);
	expect(await from(day(-9), day(-5))).toBe(0);
});

test('a deletion says what becomes of the face, and answers it', async () => {
	const { session_id: id } = await newSession(today, 'Approved');
	const run = await operate(today, 'session.delete', {
		sessionId: byId(id),
		additionalFields: { retainFaceEmbeddings: true, faceRetentionDeadline: '2030-01-31T10:00:00Z' },
	});
	expect(changesOf(run)).toEqual([
		sent('DELETE', `/v3/session/${id}/delete/`, {
			retain_face_embeddings: true,
			face_retention_deadline: '2030-01-31T10:00:00Z',
		}),
	]);
	expect(run.items[0]?.json).toMatchObject({
		deleted: true,
		face_retention_outcome: expect.stringMatching(
			/^(retained_with_user|ineligible_no_vendor_user)$/,
		) as string,
	});
});

test('a person is corrected by hand, and a list is cleared', async () => {
	await newSession(today, 'Approved');
	const created = await operate(today, 'session.create', {
		workflowId: byId(today.default_workflow_id),
		vendorData: 'user-123',
	});
	expect(created.error).toBeUndefined();
	const update = async (updateFields: INodeParameters) =>
		await operate(today, 'user.update', { vendorData: USER, updateFields, simplify: false });
	const run = await update({
		fullName: 'Ana Diaz',
		dateOfBirth: '1990-05-21',
		issuingStates: 'Spain, FR',
		approvedEmails: ['ana@example.com'],
	});
	const changes = {
		full_name: 'Ana Diaz',
		date_of_birth: '1990-05-21',
		issuing_states: ['ESP', 'FRA'],
		approved_emails: ['ana@example.com'],
	};
	expect(changesOf(run)).toEqual([sent('PATCH', '/v3/users/user-123/', changes)]);
	expect(run.items[0]?.json).toMatchObject(changes);
	const cleared = await update({ approvedEmails: '', dateOfBirth: '' });
	expect(changesOf(cleared)).toMatchObject([
		{ body: { approved_emails: [], date_of_birth: null } },
	]);
});

test('an application says where people may be sent, and how long faces are kept', async () => {
	const run = await operate(today, 'webhook.update', {
		updateFields: {
			allowedDomains: 'example.com, example.org',
			allowedReturnHosts: '',
			faceRetentionDays: 30,
			biometricConsentMode: 'always',
		},
	});
	const changes = {
		allowed_domains: ['example.com', 'example.org'],
		allowed_return_hosts: [],
		face_retention_days: 30,
		biometric_consent_mode: 'always',
	};
	expect(changesOf(run)).toEqual([sent('PATCH', '/v3/webhook/', changes)]);
	expect(run.items[0]?.json).toMatchObject(changes);
});

describe('a questionnaire', () => {
	const elements = {
		values: [
			{
				elementType: 'file_upload',
				labels: LABELS,
				further: {
					elementId: 'contract',
					maxFiles: 3,
					descriptions: { values: [{ language: 'en', text: 'All pages' }] },
					validation: '{"error_message": {"en": "One file at least"}}',
				},
			},
			{
				elementType: 'dropdown',
				labels: LABELS,
				options: { values: [{ labels: LABELS, value: 'because' }] },
			},
			{ elementType: 'checkbox', labels: LABELS, options: { values: [{ labels: LABELS }] } },
		],
	};
	const asked = [
		{
			element_type: 'file_upload',
			label: { en: 'Why?' },
			is_required: false,
			id: 'contract',
			max_files: 3,
			description: { en: 'All pages' },
			validation: { error_message: { en: 'One file at least' } },
		},
		{
			element_type: 'dropdown',
			label: { en: 'Why?' },
			is_required: false,
			options: [{ label: { en: 'Why?' }, value: 'because' }],
		},
		{
			element_type: 'multiple_choice',
			label: { en: 'Why?' },
			is_required: false,
			options: [{ label: { en: 'Why?' } }],
		},
	];

	test('asks what only few questions need', async () => {
		const run = await operate(today, 'questionnaire.create', {
			title: 'Work',
			formElements: elements,
			additionalFields: { status: 'draft' },
		});
		expect(run.error).toBeUndefined();
		expect(changesOf(run)).toEqual([
			sent('POST', '/v3/questionnaires/', {
				title: 'Work',
				status: 'draft',
				languages: ['en'],
				form_elements: asked,
			}),
		]);
	});

	test('is changed in the same words', async () => {
		const made = await operate(today, 'questionnaire.create', {
			title: 'Work',
			formElements: { values: [{ elementType: 'short_text', labels: LABELS }] },
			simplify: false,
		});
		const id = String(made.items[0]?.json.uuid);
		const run = await operate(today, 'questionnaire.update', {
			questionnaireId: byId(id),
			updateFields: { formElements: elements, isActive: false },
		});
		expect(run.error).toBeUndefined();
		expect(changesOf(run)).toEqual([
			sent('PATCH', `/v3/questionnaires/${id}/`, { is_active: false, form_elements: asked }),
		]);
	});
});
