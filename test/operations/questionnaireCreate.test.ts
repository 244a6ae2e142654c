import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

let application: Application;
beforeAll(async () => {
	application = await newApplication();
});

async function create(parameters: INodeParameters) {
	return await operate(application, 'questionnaire.create', { title: 'Employment', ...parameters });
}

test('sends all seven types of questions, made in fields', async () => {
	const run = await create({
		formElements: {
			values: [
				{ elementType: 'short_text', label: 'Occupation?', isRequired: true },
				{ elementType: 'long_text', label: 'Tell us more' },
				{
					elementType: 'multiple_choice',
					label: 'Status?',
					options: 'Employed, Student',
				},
				{
					elementType: 'checkbox',
					label: 'Sources?',
					options: 'Salary',
				},
				{ elementType: 'file_upload', label: 'Contract' },
				{ elementType: 'date', label: 'Since when?' },
				{ elementType: 'number', label: 'Income?' },
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
	expect(run.sent).toEqual([
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
					label: '{"en": "Question?", "es": "¿Pregunta?"}',
				},
			],
		},
		additionalFields: {
			description: 'A few questions',
			defaultLanguage: 'es',
			languages: 'en, es',
		},
	});
	expect(run.sent).toMatchObject([
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

test('labels in plain text are in the default language', async () => {
	const run = await create({
		formElements: { values: [{ elementType: 'number', label: 'Einkommen?' }] },
		additionalFields: { defaultLanguage: 'de' },
	});
	expect(run.sent).toMatchObject([
		{ body: { default_language: 'de', form_elements: [{ label: { de: 'Einkommen?' } }] } },
	]);
});

test.each<[string, NodeParameterValueType, object[]]>([
	['one per line, commas and all', 'Yes, always\nNo', [{ en: 'Yes, always' }, { en: 'No' }]],
	['texts from an expression', '={{ ["Yes", "No"] }}', [{ en: 'Yes' }, { en: 'No' }]],
	['translations as JSON', '[{"en": "Yes", "es": "Sí"}]', [{ en: 'Yes', es: 'Sí' }]],
	['the form of Didit', '={{ [{ label: { en: "Yes" } }] }}', [{ en: 'Yes' }]],
])('takes options as %s', async (_what, options, labels) => {
	const run = await create({
		formElements: { values: [{ elementType: 'checkbox', label: 'Which?', options }] },
	});
	expect(run.error).toBeUndefined();
	expect(run.sent).toMatchObject([
		{ body: { form_elements: [{ options: labels.map((label) => ({ label })) }] } },
	]);
});

test('drops the options of a type that has none', async () => {
	const run = await create({
		formElements: {
			values: [{ elementType: 'date', label: 'When?', options: 'Old' }],
		},
	});
	const form_elements = [{ element_type: 'date', label: { en: 'When?' }, is_required: false }];
	expect(run.sent).toEqual([
		sent('POST', '/v3/questionnaires/', { title: 'Employment', form_elements }),
	]);
});

test.each<[string, INodeParameters, RegExp]>([
	['no question', { formElements: {} }, /^"Form Elements" is empty/],
	[
		'a question without a label',
		{ formElements: { values: [{ elementType: 'date', label: ' ' }] } },
		/^"Form Elements" has no label at question 1/,
	],
	[
		'a choice without options',
		{
			formElements: {
				values: [{ label: 'A' }, { elementType: 'checkbox', label: 'B' }],
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
						label: 'A',
						options: '={{ ["Yes", {}] }}',
					},
				],
			},
		},
		/has no label at option 2 of question 1/,
	],
])('is refused with %s', async (_what, parameters, message) => {
	const run = await create(parameters);
	expect(run.error?.message).toMatch(message);
	expect(run.sent).toEqual([]);
});

test('passes on where in the questions Didit found something wrong', async () => {
	const run = await create({
		formElements: {
			values: [
				{ elementType: 'date', label: 'When?' },
				{ elementType: '={{ "riddle" }}', label: 'A?' },
			],
		},
	});
	expect(run.error?.message).toContain('Form Elements (form_elements.2.element_type): ');
});
