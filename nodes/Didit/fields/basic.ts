import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { declare } from '../input/declared';
import { day } from '../input/values/days';
import { identifier } from '../input/values/identifiers';
import { moment } from '../input/values/moments';
import { textList } from '../input/values/text';
import { sorted } from './collections';
import { inWords } from './inWords';

/** The words of a field. Its name is that of the API in camel case. */
export type Wording = Pick<
	INodeProperties,
	'displayName' | 'name' | 'description' | 'placeholder' | 'required' | 'hint' | 'typeOptions'
>;

/** A text of one line. */
export function textField(wording: Wording): INodeProperties {
	return { ...wording, type: 'string', default: '' };
}

/** What names one thing or person: a wallet, a payment. */
export function identifierField(wording: Wording): INodeProperties {
	return declare({ read: identifier }, textField(wording));
}

/** Several texts, with commas or in lines, or an array from an expression. */
export function textsField(wording: Wording): INodeProperties {
	return declare({ read: textList }, textField(wording));
}

export function flagField(wording: Wording, standard = false): INodeProperties {
	return { ...wording, type: 'boolean', default: standard };
}

export function choiceField(
	wording: Wording,
	options: readonly INodePropertyOptions[],
	standard = options[0]?.value,
): INodeProperties {
	return { ...wording, type: 'options', options: [...options], default: standard };
}

export function choicesField(
	wording: Wording,
	options: readonly INodePropertyOptions[],
): INodeProperties {
	return { ...wording, type: 'multiOptions', options: [...options], default: [] };
}

/** Values of Didit's with their names in words. */
export function choicesFrom(...values: readonly string[]): INodePropertyOptions[] {
	return values.map((value) => ({ name: inWords(value.toLowerCase()), value }));
}

interface Bounds {
	readonly least?: number;
	readonly most?: number;
	readonly standard: number;
}

/** A whole number; the bounds are also those for expressions. */
export function wholeField(
	wording: Wording,
	{ least = 0, most, standard }: Bounds,
): INodeProperties {
	const typeOptions = { minValue: least, maxValue: most, numberPrecision: 0 };
	return { ...wording, type: 'number', typeOptions, default: standard };
}

export function numberField(wording: Wording, { least, most, standard }: Bounds): INodeProperties {
	const typeOptions = { minValue: least, maxValue: most };
	return { ...wording, type: 'number', typeOptions, default: standard };
}

/** What is deep, or the user's own, as JSON: a text, or what an expression yields. */
export function jsonField(wording: Wording, standard = '{}'): INodeProperties {
	return { ...wording, type: 'json', default: standard };
}

/** A day without a time. */
export function dayField(wording: Wording): INodeProperties {
	return declare({ read: day }, { ...wording, type: 'dateTime', default: '' });
}

/** A moment, which keeps its time and zone. */
export function timeField(wording: Wording): INodeProperties {
	return declare({ read: moment }, { ...wording, type: 'dateTime', default: '' });
}

/** Fields that belong together and go over the wire as one object. */
export function objectField(wording: Wording, members: INodeProperties[]): INodeProperties {
	return {
		...wording,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: sorted(members),
	};
}
