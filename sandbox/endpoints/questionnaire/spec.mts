import {
	flag,
	Invalid,
	language,
	listOf,
	nullable,
	object,
	oneOf,
	optional,
	required,
	text,
} from '../../server/validate.mts';
import { translations } from './translations.mts';

const ELEMENT_TYPES = [
	'short_text',
	'long_text',
	'multiple_choice',
	'checkbox',
	'file_upload',
	'date',
	'number',
] as const;

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

/** What makes a questionnaire (specification, Questionnaires). */
export const createShape = object({
	title: required(text()),
	form_elements: required(formElements),
	...optionalFields,
});
export const updateShape = object({
	title: optional(text()),
	form_elements: optional(formElements),
	...optionalFields,
});
