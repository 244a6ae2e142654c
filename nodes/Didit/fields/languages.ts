import type { INodeProperties } from 'n8n-workflow';
import { declare } from '../input/declared';
import { language } from '../input/values/languages';
import { languages } from './choices';

type Wording = Pick<INodeProperties, 'displayName' | 'name' | 'description'>;

/** One of the languages of Didit's pages and emails. */
export function languageField(wording: Wording): INodeProperties {
	return declare(
		{ read: language },
		{ ...wording, type: 'options', options: languages, default: 'en' },
	);
}

/** The same for what is left out where no language is chosen, which `none` says. */
export function optionalLanguageField(wording: Wording, none = 'Do Not Send'): INodeProperties {
	const options = [{ name: none, value: '' }, ...languages];
	return { ...languageField(wording), options, default: '' };
}
