import { useClient, useSandbox } from './ownSandbox';

const sandbox = useSandbox();
const didit = useClient(sandbox);

const choice = '"x" is not a valid choice.';

describe('workflows', () => {
	test('create fills the defaults; the list is a bare array', async () => {
		const made = await didit.post('workflows/', { workflow_label: 'AML', is_aml_enabled: true });
		expect(made.status).toBe(201);
		expect(made.body).toMatchObject({
			workflow_label: 'AML',
			workflow_type: 'kyc',
			is_default: false,
			is_liveness_enabled: false,
			face_liveness_method: 'passive',
			face_liveness_score_decline_threshold: 50,
			face_match_score_decline_threshold: 50,
			face_match_score_review_threshold: 70,
			aml_decline_threshold: 80,
			documents_allowed: {},
			duplicated_user_action: 'no_action',
			max_retry_attempts: 3,
			retry_window_days: 7,
			features: 'ID_VERIFICATION + AML',
		});
		const { body } = await didit.get('workflows/');
		expect(body).toHaveLength(2);
		expect(body[1]).toMatchObject({ uuid: made.body.uuid, total_price: expect.any(Number) });
	});

	test('each field is checked, and unknown ones are named', async () => {
		const reply = await didit.post('workflows/', {
			workflow_type: 'x',
			is_aml_enabled: 'true',
			aml_decline_threshold: 101,
			max_retry_attempts: 1.5,
			face_liveness_method: 'x',
			documents_allowed: [],
			duplicated_user_action: 'review',
			is_magic_enabled: true,
		});
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual({
			workflow_type: [choice],
			is_aml_enabled: ['Must be a valid boolean.'],
			aml_decline_threshold: ['Ensure this value is less than or equal to 100.'],
			max_retry_attempts: ['A valid integer is required.'],
			face_liveness_method: [choice],
			documents_allowed: ['Must be a valid JSON object.'],
			duplicated_user_action: [expect.stringContaining('Unexpected field')],
			is_magic_enabled: [expect.stringContaining('Unexpected field')],
		});
	});

	test('update changes only what it names; there is one default; delete is 204 once', async () => {
		const { body: made } = await didit.post('workflows/', {});
		const changed = await didit.patch(`workflows/${made.uuid}/`, {
			is_default: true,
			duplicated_user_action: 'review',
			retry_window_days: null,
		});
		expect(changed.body).toMatchObject({
			duplicated_user_action: 'review',
			retry_window_days: null,
		});
		const { body: rows } = await didit.get('workflows/');
		expect(rows.map((row: { is_default: boolean }) => row.is_default)).toEqual([false, true]);

		const path = `workflows/${made.uuid}/`;
		expect((await didit.remove(path)).status).toBe(204);
		expect((await didit.remove(path)).status).toBe(404);
		expect((await didit.get(path)).body).toEqual({ detail: 'Not found.' });
	});
});

describe('questionnaires', () => {
	const label = { en: 'Which?', es: '¿Cuál?' };
	const types = ['short_text', 'long_text', 'file_upload', 'date', 'number'];

	test('takes the seven element types, and can be read, changed and deleted', async () => {
		const made = await didit.post('questionnaires/', {
			title: 'Work',
			languages: ['en', 'es'],
			default_language: 'en',
			form_elements: [
				...types.map((element_type) => ({ element_type, label })),
				{ element_type: 'multiple_choice', label, options: [{ label }], is_required: true },
				{ element_type: 'checkbox', label, options: [{ label }] },
			],
		});
		expect(made.status).toBe(201);
		const { uuid, form_elements: elements } = made.body;
		expect(elements).toHaveLength(7);
		expect(elements[5]).toMatchObject({ is_required: true, label, options: [{ label }] });
		expect((await didit.get('questionnaires/')).body).toMatchObject({
			count: 1,
			results: [{ uuid }],
		});
		const changed = await didit.patch(`questionnaires/${uuid}/`, {
			title: 'Job',
			description: null,
		});
		expect(changed.body).toMatchObject({ uuid, title: 'Job', form_elements: elements });
		expect((await didit.remove(`questionnaires/${uuid}/`)).status).toBe(204);
		expect((await didit.get(`questionnaires/${uuid}/`)).status).toBe(404);
	});

	test('names what is wrong, down to the element', async () => {
		const reply = await didit.post('questionnaires/', {
			title: ' ',
			languages: [],
			form_elements: [
				{ element_type: 'date', label },
				{ element_type: 'x', label: 'Which?' },
				{ element_type: 'checkbox', label },
				{ element_type: 'number', label: {} },
			],
		});
		expect(reply.body).toEqual({
			title: ['This field may not be blank.'],
			languages: ['This list may not be empty.'],
			form_elements: [
				{},
				{ element_type: [choice], label: [expect.stringContaining('dictionary')] },
				{ options: [expect.stringContaining('required')] },
				{ label: [expect.stringContaining('empty')] },
			],
		});
	});
});
