import { created, detail, fieldInvalid, noContent, ok } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import * as ids from '../world/ids.mts';
import { page } from '../server/pagination.mts';
import type { Questionnaire } from '../world/model.mts';
import {
	flag,
	freeObject,
	integer,
	Invalid,
	isObject,
	language,
	listOf,
	nullable,
	object,
	oneOf,
	optional,
	required,
	text,
	type Check,
} from '../server/validate.mts';

const ELEMENT_TYPES = [
	'short_text',
	'long_text',
	'multiple_choice',
	'checkbox',
	'file_upload',
	'date',
	'number',
] as const;

/** What the newer documents know; two of the older ones are gone. */
const CURRENT_ELEMENT_TYPES = [
	...['short_text', 'long_text', 'dropdown', 'single_choice', 'multiple_choice', 'number'],
	...['image', 'file_upload', 'time', 'email', 'address', 'phone', 'country', 'date_picker'],
	...['consent', 'section_header', 'separator', 'heading', 'paragraph'],
] as const;

/** A text in one or more languages: `{"en": "Question?"}`. */
const translations: Check<Record<string, string>> = (value, trace) => {
	if (!isObject(value)) throw new Invalid(['Expected a dictionary of translations.']);
	const entries = Object.entries(value);
	if (entries.length === 0) throw new Invalid(['This dictionary may not be empty.']);
	return Object.fromEntries(
		entries.map(([code, words]) => [language(code, trace), text({ max: 2000 })(words, trace)]),
	);
};

const elementFields = object({
	element_type: required(oneOf(ELEMENT_TYPES)),
	label: required(translations),
	is_required: optional(flag),
	options: optional(listOf(object({ label: required(translations) }))),
});

const element: typeof elementFields = (value, trace) => {
	const checked = elementFields(value, trace);
	const isChoice = ['multiple_choice', 'checkbox'].includes(checked.element_type);
	if (isChoice && (checked.options ?? []).length === 0) {
		throw new Invalid({ options: [`This field is required for ${checked.element_type}.`] });
	}
	return checked;
};

const optionalFields = {
	description: optional(nullable(text({ max: 2000, blank: true }))),
	default_language: optional(language),
	languages: optional(listOf(language, { min: 1 })),
};
const formElements = listOf(element, { min: 1 });

const currentElement = object({
	id: optional(text()),
	element_type: required(oneOf(CURRENT_ELEMENT_TYPES)),
	label: required(translations),
	is_required: optional(flag),
	description: optional(nullable(translations)),
	placeholder: optional(nullable(translations)),
	max_files: optional(integer({ min: 1, max: 5 })),
	validation: optional(nullable(freeObject)),
	options: optional(listOf(object({ value: optional(text()), label: required(translations) }))),
});
/** The newer documents want the languages named, with English among them. */
const withEnglish: Check<string[]> = (value, trace) => {
	const languages = listOf(language, { min: 1 })(value, trace);
	if (!languages.includes('en')) throw new Invalid(["Must contain 'en'."]);
	return languages;
};
const currentOptionalFields = {
	description: optional(nullable(text({ max: 2000, blank: true }))),
	default_language: optional(language),
	is_active: optional(flag),
	status: optional(oneOf(['draft', 'published'])),
};
const currentCreateShape = object({
	title: required(text()),
	languages: required(withEnglish),
	form_elements: required(listOf(currentElement, { min: 1 })),
	...currentOptionalFields,
});
const currentUpdateShape = object({
	title: optional(text()),
	languages: optional(withEnglish),
	form_elements: optional(listOf(currentElement, { min: 1 })),
	...currentOptionalFields,
});

const createShape = object({
	title: required(text()),
	form_elements: required(formElements),
	...optionalFields,
});
const updateShape = object({
	title: optional(text()),
	form_elements: optional(formElements),
	...optionalFields,
});

function findQuestionnaire({ app, param }: KeyCall): Questionnaire {
	const questionnaire = app.questionnaires.get(param('questionnaireUuid'));
	if (!questionnaire) throw detail(404, 'Not found.');
	return questionnaire;
}

function checkLanguages({
	languages,
	default_language: standard,
}: Pick<Questionnaire, 'languages' | 'default_language'>): void {
	if (!languages.includes(standard)) {
		throw fieldInvalid('default_language', 'default_language must be one of languages.');
	}
}

function row({ clock }: Sandbox, questionnaire: Questionnaire) {
	const { uuid, title, description, default_language, languages } = questionnaire;
	const { is_active = true, status = 'published' } = questionnaire;
	return {
		uuid,
		questionnaire_id: uuid,
		questionnaire_group_id: uuid,
		title,
		description,
		default_language,
		languages,
		is_active,
		is_editable: true,
		status,
		version: 1,
		created_at: clock.iso(questionnaire.createdAt),
		updated_at: clock.iso(questionnaire.updatedAt),
	};
}

function full(sandbox: Sandbox, questionnaire: Questionnaire) {
	const elements = questionnaire.form_elements.map((given, index) => ({
		id: `element_${String(index + 1)}`,
		is_required: false,
		...given,
	}));
	return { ...row(sandbox, questionnaire), form_elements: elements };
}

export const questionnaireEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/questionnaires/',
		auth: 'key',
		handle: (call) => {
			const rows = [...call.app.questionnaires.values()];
			return page(call, rows, (questionnaire) => row(call.sandbox, questionnaire), { limit: 50 });
		},
	},
	{
		method: 'POST',
		path: '/v3/questionnaires/',
		auth: 'key',
		handle: (call) => {
			const now = call.sandbox.clock.now();
			const { languages, ...given } =
				call.app.dialect === 'current' ? call.read(currentCreateShape) : call.read(createShape);
			const standard = given.default_language ?? languages?.[0] ?? 'en';
			const questionnaire: Questionnaire = {
				description: null,
				...given,
				languages: languages ?? [standard],
				default_language: standard,
				uuid: ids.uuid(),
				createdAt: now,
				updatedAt: now,
			};
			checkLanguages(questionnaire);
			call.app.questionnaires.set(questionnaire.uuid, questionnaire);
			return created(full(call.sandbox, questionnaire));
		},
	},
	{
		method: 'GET',
		path: '/v3/questionnaires/{questionnaireUuid}/',
		auth: 'key',
		handle: (call) => ok(full(call.sandbox, findQuestionnaire(call))),
	},
	{
		method: 'PATCH',
		path: '/v3/questionnaires/{questionnaireUuid}/',
		auth: 'key',
		handle: (call) => {
			const questionnaire = findQuestionnaire(call);
			const isCurrent = call.app.dialect === 'current';
			const changes = isCurrent ? call.read(currentUpdateShape) : call.read(updateShape);
			const changed = { ...questionnaire, ...changes };
			checkLanguages(changed);
			Object.assign(questionnaire, changed, { updatedAt: call.sandbox.clock.now() });
			return ok(full(call.sandbox, questionnaire));
		},
	},
	{
		method: 'DELETE',
		path: '/v3/questionnaires/{questionnaireUuid}/',
		auth: 'key',
		handle: (call) => {
			call.app.questionnaires.delete(findQuestionnaire(call).uuid);
			return noContent;
		},
	},
];
