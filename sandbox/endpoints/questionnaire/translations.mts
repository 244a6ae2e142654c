import { Invalid, isObject, language, text, type Check } from '../../server/validate.mts';

/** A text in one or more languages: `{"en": "Question?"}`. */
export const translations: Check<Record<string, string>> = (value, trace) => {
	if (!isObject(value)) throw new Invalid(['Expected a dictionary of translations.']);
	const entries = Object.entries(value);
	if (entries.length === 0) throw new Invalid(['This dictionary may not be empty.']);
	return Object.fromEntries(
		entries.map(([code, words]) => [language(code, trace), text({ max: 2000 })(words, trace)]),
	);
};
