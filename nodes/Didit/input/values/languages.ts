import { findChoice } from '../../../common/choices';
import { languages } from '../../fields/choices';
import { toList } from '../readValue';
import { choice } from './choices';
import type { Read } from '../declared';
import { textList, textOf } from './text';

/** What other systems call languages that Didit knows under another code. */
const OTHER_CODES: ReadonlyArray<readonly [RegExp, string]> = [
	[/^zh-(hant\b|tw$|hk$|mo$)/, 'zh-TW'],
	[/^zh-(hans\b|cn$|sg$)/, 'zh-CN'],
	[/^(nb|nn)(-no)?$/, 'no'],
	[/^iw(-il)?$/, 'he'],
	[/^in(-id)?$/, 'id'],
];

/** A language with what narrows it down: a country, a region, a script. */
const WITH_REGION = /^([a-z]{2,3})(?:-[a-z\d]{2,8})+$/;

/**
 * Reads a language, by code or name. Didit tells only few regional forms apart: `es-MX` is `es`,
 * `pt_br` is `pt-BR`.
 */
export const language: Read = (field, value, refuse) => {
	const text = textOf(field, value, refuse);
	return choice(field, generalCode(text) ?? text, refuse);
};

/** Several of them: a list, or a text with commas. */
export const languageList: Read = (field, value, refuse) => {
	if (value === '') return value;
	const offering = { ...field, options: languages };
	const codes = toList(value).map((entry) => language(offering, entry, refuse) as string);
	return [...new Set(codes)];
};

/**
 * Several in one text, `es,pt`, where Didit tells no regional forms apart. It reads others there than
 * on its pages, so what is not known goes out as it is.
 */
export const languagesInText: Read = (field, value, refuse) => {
	const codes = (textList(field, value, refuse) as string[]).map((text) => {
		const known = findChoice(languages, generalCode(text) ?? text);
		return known ? String(known.value).replace(/-.*/, '') : text;
	});
	return [...new Set(codes)].join();
};

function generalCode(text: string): string | undefined {
	if (findChoice(languages, text)) return undefined;
	const tag = text.toLowerCase().replaceAll('_', '-');
	return OTHER_CODES.find(([form]) => form.test(tag))?.[1] ?? WITH_REGION.exec(tag)?.[1];
}
