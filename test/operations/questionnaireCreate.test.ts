import type { INodeParameters } from 'n8n-workflow';
import { changesOf, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

let application: Application;
beforeAll(async () => {
	application = await newApplication({ dialect: 'spec' });
	// Asks which Didit this is.
	const first = await create({ formElements: { values: [{ labels: label('First?') }] } });
	expect(first.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
		'GET /v3/workflows/',
		'POST /v3/questionnaires/',
	]);
});

const label = (text: string) => ({ values: [{ language: 'en', text }] });
const option = (text: string) => ({ labels: label(text) });

async function create(parameters: INodeParameters) {
	return await operate(application, 'questionnaire.create', { title: 'Employment', ...parameters });
}

test('sends all seven types of questions, made in fields', async () => {
	const run = await create({
		simplify: false,
		formElements: {
			values: [
				{ elementType: 'short_text', labels: label('Occupation?'), isRequired: true },
				{ elementType: 'long_text', labels: label('Tell us more') },
				{
					elementType: 'multiple_choice',
					labels: label('Status?'),
					options: { values: [option('Employed'), option('Student')] },
				},
				{
					elementType: 'checkbox',
					labels: label('Sources?'),
					options: { values: [option('Salary')] },
				},
				{ elementType: 'file_upload', labels: label('Contract') },
				{ elementType: 'date', labels: label('Since when?') },
				{ elementType: 'number', labels: label('Income?') },
			],
		},
	});
	const question = (element_type: string, en: string, rest = {}) => ({
		element_type,
		label: { en },
		is_required: false,
		...rest,
	});
	expect(run.error).toBeUndefined();
	expect(changesOf(run)).toEqual([
		sent('POST', '/v3/questionnaires/', {
			title: 'Employment',
			form_elements: [
				question('short_text', 'Occupation?', { is_required: true }),
				question('long_text', 'Tell us more'),
				question('multiple_choice', 'Status?', {
					options: [{ label: { en: 'Employed' } }, { label: { en: 'Student' } }],
				}),
				question('checkbox', 'Sources?', { options: [{ label: { en: 'Salary' } }] }),
				question('file_upload', 'Contract'),
				question('date', 'Since when?'),
				question('number', 'Income?'),
			],
		}),
	]);
	expect(run.items).toMatchObject([
		{ json: { title: 'Employment', form_elements: [{}, {}, {}, {}, {}, {}, {}] } },
	]);
	expect(run.items[0]?.pairedItem).toEqual({ item: 0 });
});

test('sends every optional field, and labels in several languages', async () => {
	const run = await create({
		formElements: {
			values: [
				{
					elementType: 'short_text',
					labels: {
						values: [
							{ language: 'en', text: 'Question?' },
							{ language: 'es', text: '¿Pregunta?' },
						],
					},
				},
			],
		},
		additionalFields: {
			description: 'A few questions',
			defaultLanguage: 'es',
			languages: 'en, es',
		},
	});
	expect(changesOf(run)).toMatchObject([
		{
			body: {
				title: 'Employment',
				description: 'A few questions',
				default_language: 'es',
				languages: ['en', 'es'],
				form_elements: [{ label: { en: 'Question?', es: '¿Pregunta?' } }],
			},
		},
	]);
	expect(run.error).toBeUndefined();
});

test.each([
	['text', '[{"element_type": "number", "label": {"en": "Income?"}}]'],
	['an expression', '={{ [{ element_type: "number", label: { en: "Income?" } }] }}'],
])('sends the questions as JSON from %s just as they are', async (_what, formElementsJson) => {
	const run = await create({ defineFormElements: 'json', formElementsJson });
	const form_elements = [{ element_type: 'number', label: { en: 'Income?' } }];
	const body = { title: 'Employment', form_elements };
	expect(changesOf(run)).toEqual([sent('POST', '/v3/questionnaires/', body)]);
	expect(run.error).toBeUndefined();
});

test('drops the options of a type that has none', async () => {
	const run = await create({
		formElements: {
			values: [
				{ elementType: 'date', labels: label('When?'), options: { values: [option('Old')] } },
			],
		},
	});
	const form_elements = [{ element_type: 'date', label: { en: 'When?' }, is_required: false }];
	expect(changesOf(run)).toEqual([
		sent('POST', '/v3/questionnaires/', { title: 'Employment', form_elements }),
	]);
});

test.each<[string, INodeParameters, RegExp]>([
	['no question', { formElements: {} }, /^"Form Elements" is empty/],
	[
		'a question without a label',
		{ formElements: { values: [{ elementType: 'date', labels: {} }] } },
		/^"Form Elements" has no label at question 1/,
	],
	[
		'two labels in one language',
		{
			formElements: {
				values: [{ labels: { values: [...label('A').values, ...label('B').values] } }],
			},
		},
		/two labels in one language at question 1/,
	],
	[
		'a choice without options',
		{
			formElements: {
				values: [{ labels: label('A') }, { elementType: 'checkbox', labels: label('B') }],
			},
		},
		/has no options at question 2/,
	],
	[
		'an option without a label',
		{
			formElements: {
				values: [
					{
						elementType: 'multiple_choice',
						labels: label('A'),
						options: { values: [option('Yes'), { labels: {} }] },
					},
				],
			},
		},
		/has no label at option 2 of question 1/,
	],
	[
		'JSON that is no list',
		{ defineFormElements: 'json', formElementsJson: '{"element_type": "date"}' },
		/^"Form Elements \(JSON\)" is not a list of questions/,
	],
	[
		'text that is no JSON',
		{ defineFormElements: 'json', formElementsJson: '[{element_type' },
		/^"Form Elements \(JSON\)" is not valid JSON/,
	],
])('is refused with %s', async (_what, parameters, message) => {
	const run = await create(parameters);
	expect(run.error?.message).toMatch(message);
	expect(run.sent).toEqual([]);
});

test('passes on where in the questions Didit found something wrong', async () => {
	const run = await create({
		defineFormElements: 'json',
		formElementsJson: '[{"element_type": "number"}]',
	});
	expect(run.error?.message).toBe(
		'Didit could not accept the request: Form Elements → 1 → Label (form_elements.1.label): This field is required.',
	);
});

describe('on a Didit of today', () => {
	const elements = (...values: INodeParameters[]) => ({ formElements: { values } });
	let today: Application;
	beforeEach(async () => {
		today = await newApplication({ dialect: 'current' });
	});
	const createToday = async (parameters: INodeParameters, more = {}) =>
		await operate(today, 'questionnaire.create', { title: 'Work', ...parameters }, more);

	test('asks the same questions under their names of today, and names the languages', async () => {
		const labels = {
			values: [
				{ language: 'en', text: 'Status?' },
				{ language: 'es', text: '¿Estado?' },
			],
		};
		const run = await createToday(
			elements(
				{ elementType: 'multiple_choice', labels, options: { values: [option('Employed')] } },
				{
					elementType: 'checkbox',
					labels: label('Sources?'),
					options: { values: [option('Salary')] },
				},
				{ elementType: 'date', labels: label('Since when?'), isRequired: true },
				{ elementType: 'long_text', labels: label('More?') },
			),
		);
		expect(run.error).toBeUndefined();
		const choice = { label: { en: 'Employed' } };
		expect(run.sent.at(-1)?.body).toEqual({
			title: 'Work',
			languages: ['en', 'es'],
			form_elements: [
				{
					element_type: 'single_choice',
					is_required: false,
					label: { en: 'Status?', es: '¿Estado?' },
					options: [choice],
				},
				{
					element_type: 'multiple_choice',
					is_required: false,
					label: { en: 'Sources?' },
					options: [{ label: { en: 'Salary' } }],
				},
				{ element_type: 'date_picker', label: { en: 'Since when?' }, is_required: true },
				{ element_type: 'long_text', is_required: false, label: { en: 'More?' } },
			],
		});
	});

	test('nothing is created to find out, and the question is asked once', async () => {
		const items = ['a', 'b', 'c'].map((name) => ({ json: { name } }));
		const run = await createToday(elements({ labels: label('Why?') }), { items });
		expect(run.items).toHaveLength(3);
		expect(run.sent.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST', 'POST']);
		expect((await createToday(elements({ labels: label('Why?') }))).sent).toHaveLength(1);
	});

	test('wants English, and says so before anything is created', async () => {
		const run = await createToday(
			elements({ labels: { values: [{ language: 'es', text: '¿Por qué?' }] } }),
		);
		expect(run.error?.message).toBe('"Form Elements" has no labels in English');
		expect(run.sent.map(({ method }) => method)).toEqual(['GET']);
	});

	test('takes JSON as it is written', async () => {
		const run = await createToday({
			defineFormElements: 'json',
			formElementsJson: '[{"element_type": "email", "label": {"en": "Mail?"}}]',
			additionalFields: { languages: 'en' },
		});
		expect(run.error).toBeUndefined();
		const form_elements = [{ element_type: 'email', label: { en: 'Mail?' } }];
		expect(changesOf(run)).toMatchObject([
			{ body: { title: 'Work', languages: ['en'], form_elements } },
		]);
	});
});
