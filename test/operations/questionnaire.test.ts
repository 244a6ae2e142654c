import type { INodeParameters } from 'n8n-workflow';
import { byId, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

const UNKNOWN = '11111111-2222-4333-8444-555555555555';

let application: Application;
beforeAll(async () => {
	application = await newApplication({ dialect: 'spec' });
});

const label = (text: string) => ({ values: [{ language: 'en', text }] });

async function newQuestionnaire(): Promise<string> {
	const { uuid } = await didit(application, 'POST', '/questionnaires/', {
		title: 'Old',
		form_elements: [{ element_type: 'date', label: { en: 'When?' } }],
	});
	return String(uuid);
}

describe('get and getAll', () => {
	test('read one and many', async () => {
		const uuid = await newQuestionnaire();
		const one = await operate(application, 'questionnaire.get', { questionnaireId: byId(uuid) });
		expect(one.sent).toEqual([sent('GET', `/v3/questionnaires/${uuid}/`)]);
		expect(one.items).toMatchObject([{ json: { title: 'Old' }, pairedItem: { item: 0 } }]);

		const many = await operate(application, 'questionnaire.getAll', { returnAll: true });
		expect(many.sent).toMatchObject([{ method: 'GET', path: '/v3/questionnaires/', body: null }]);
		expect(many.items.map(({ json }) => json.uuid)).toContain(uuid);
	});

	test('say that the ID is unknown and the key wrong', async () => {
		const questionnaireId = byId(UNKNOWN);
		const one = await operate(application, 'questionnaire.get', { questionnaireId });
		expect(one.error?.message).toBe('Didit does not know this ID: Not found.');
		const many = await operate({ api_key: 'wrong-key-456' }, 'questionnaire.getAll');
		expect(many.error?.message).toBe('Didit did not accept the sign-in: Invalid API Key.');
	});
});

describe('update', () => {
	test('sends every field', async () => {
		const uuid = await newQuestionnaire();
		const run = await operate(application, 'questionnaire.update', {
			questionnaireId: byId(uuid),
			updateFields: {
				title: 'New',
				description: '',
				defaultLanguage: 'es',
				languages: '={{ ["en", "es"] }}',
				formElements: { values: [{ elementType: 'number', labels: label('How many?') }] },
			},
		});
		expect(run.error).toBeUndefined();
		expect(run.sent).toEqual([
			sent('PATCH', `/v3/questionnaires/${uuid}/`, {
				title: 'New',
				description: '',
				default_language: 'es',
				languages: ['en', 'es'],
				form_elements: [{ element_type: 'number', label: { en: 'How many?' }, is_required: false }],
			}),
		]);
		expect(run.items).toMatchObject([{ json: { uuid, title: 'New' }, pairedItem: { item: 0 } }]);
	});

	test('clears the languages with an empty list', async () => {
		const run = await operate(application, 'questionnaire.update', {
			questionnaireId: byId(await newQuestionnaire()),
			updateFields: { languages: '' },
		});
		expect(run.sent).toMatchObject([{ body: { languages: [] } }]);
	});

	test('takes the questions as JSON too', async () => {
		const uuid = await newQuestionnaire();
		const run = await operate(application, 'questionnaire.update', {
			questionnaireId: byId(uuid),
			updateFields: { formElementsJson: '[{"element_type": "number", "label": {"en": "N?"}}]' },
		});
		const form_elements = [{ element_type: 'number', label: { en: 'N?' } }];
		expect(run.sent).toEqual([sent('PATCH', `/v3/questionnaires/${uuid}/`, { form_elements })]);
	});

	test.each<[string, INodeParameters, RegExp]>([
		['nothing to change', {}, /^"Update Fields" has no field/],
		[
			'questions given twice',
			{ formElements: { values: [{ labels: label('A') }] }, formElementsJson: '[{}]' },
			/both set/,
		],
	])('is refused with %s', async (_what, updateFields, message) => {
		const parameters = { questionnaireId: byId(UNKNOWN), updateFields };
		const run = await operate(application, 'questionnaire.update', parameters);
		expect(run.error?.message).toMatch(message);
		expect(run.sent).toEqual([]);
	});
});

test('delete answers that it is done, and says when it was already', async () => {
	const questionnaireId = await newQuestionnaire();
	const parameters = { questionnaireId: byId(questionnaireId) };
	const run = await operate(application, 'questionnaire.delete', parameters);
	expect(run.sent).toEqual([sent('DELETE', `/v3/questionnaires/${questionnaireId}/`)]);
	expect(run.items).toEqual([
		{ json: { deleted: true, questionnaireId }, pairedItem: { item: 0 } },
	]);
	const again = await operate(application, 'questionnaire.delete', parameters);
	expect(again.error?.message).toBe('Didit does not know this ID: Not found.');
});
