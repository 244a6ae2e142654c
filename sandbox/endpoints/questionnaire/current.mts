import {
	flag,
	freeObject,
	integer,
	Invalid,
	language,
	listOf,
	nullable,
	object,
	oneOf,
	optional,
	required,
	text,
	type Check,
} from '../../server/validate.mts';
import { translations } from './translations.mts';

/** Two types of the specification are gone. */
const ELEMENT_TYPES = [
	...['short_text', 'long_text', 'dropdown', 'single_choice', 'multiple_choice', 'number'],
	...['image', 'file_upload', 'time', 'email', 'address', 'phone', 'country', 'date_picker'],
	...['consent', 'section_header', 'separator', 'heading', 'paragraph'],
] as const;

const element = object({
	id: optional(text()),
	element_type: required(oneOf(ELEMENT_TYPES)),
	label: required(translations),
	is_required: optional(flag),
	description: optional(nullable(translations)),
	placeholder: optional(nullable(translations)),
	max_files: optional(integer({ min: 1, max: 5 })),
	validation: optional(nullable(freeObject)),
	options: optional(listOf(object({ value: optional(text()), label: required(translations) }))),
});
/** Today's Didit wants the languages named, with English among them. */
const withEnglish: Check<string[]> = (value, trace) => {
	const languages = listOf(language, { min: 1 })(value, trace);
	if (!languages.includes('en')) throw new Invalid(["Must contain 'en'."]);
	return languages;
};
const optionalFields = {
	description: optional(nullable(text({ max: 2000, blank: true }))),
	default_language: optional(language),
	is_active: optional(flag),
	status: optional(oneOf(['draft', 'published'])),
};
/** What makes a questionnaire of today's Didit. */
export const createShape = object({
	title: required(text()),
	languages: required(withEnglish),
	form_elements: required(listOf(element, { min: 1 })),
	...optionalFields,
});
export const updateShape = object({
	title: optional(text()),
	languages: optional(withEnglish),
	form_elements: optional(listOf(element, { min: 1 })),
	...optionalFields,
});
