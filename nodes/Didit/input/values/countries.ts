import { nearest } from '../../../common/choices';
import { COUNTRY_TABLE } from './countryTable';
import type { Read } from '../declared';
import { toList } from '../readValue';
import { textOf } from './text';

/** ISO 3166-1 knows a country by two letters and by three. */
type CodeForm = 'alpha2' | 'alpha3';

interface Country extends Record<CodeForm, string> {
	readonly names: readonly [string, ...string[]];
}

const COUNTRIES = COUNTRY_TABLE.trim().split('\n').map(fromLine);

const BY_CODE = new Map(
	COUNTRIES.flatMap((found) => [
		[found.alpha2, found],
		[found.alpha3, found],
	]),
);

const BY_NAME = new Map(
	COUNTRIES.flatMap((found) => found.names.map((name) => [plain(name), found])),
);

/** Belong to the long form of a name, which people use with and without them. */
const FORMAL =
	/\b(arab|bolivarian|commonwealth|democratic|duchy|federal|federative|grand|hashemite|independent|islamic|kingdom|peoples|plurinational|principality|republic|socialist|sultanate|union|united)\b/g;

/** Reads a country, by any of its codes or its English name, in the form that Didit wants. */
export function country(form: CodeForm): Read {
	return (field, value, refuse) => {
		const text = textOf(field, value, refuse);
		if (text === '') return text;
		const found = findCountry(text);
		if (found) return found[form];
		const near = nearest(COUNTRIES, wordsOf, text).map(
			({ names: [name], ...codes }) => `${name} (${codes[form]})`,
		);
		throw refuse(
			field,
			'names no country',
			`Use its code or its English name. The nearest: ${near.join(', ')}. Nothing was sent.`,
		);
	};
}

/** Several of them, as alpha-3: a list, or a text with commas. */
export const countryList: Read = (field, value, refuse) => {
	const read = country('alpha3');
	const codes = toList(value).map((entry) => read(field, entry, refuse) as string);
	return [...new Set(codes)];
};

function findCountry(text: string): Country | undefined {
	const name = plain(text);
	return (
		BY_CODE.get(text.replaceAll('.', '').toUpperCase()) ??
		BY_NAME.get(name) ??
		BY_NAME.get(plain(name.replace(FORMAL, '')))
	);
}

function wordsOf({ alpha2, alpha3, names }: Country): string[] {
	return [alpha2, alpha3, ...names];
}

/** Names for comparing: "Korea, Republic of" is "Republic of Korea", "St." is "Saint". */
function plain(name: string): string {
	return name
		.normalize('NFD')
		.toLowerCase()
		.replace(/[\p{M}.'’]/gu, '')
		.replace(/\bsaint\b/g, 'st')
		.split(/[^a-z]+/)
		.filter((word) => !['', 'and', 'of', 'the'].includes(word))
		.sort()
		.join(' ');
}

function fromLine(line: string): Country {
	const [alpha2 = '', alpha3 = ''] = line.split(' ', 2);
	const [first = '', ...others] = line.slice('AA AAA '.length).split('|');
	return { alpha2, alpha3, names: [first, ...others] };
}

/** The English name of a country, by one of its codes. */
export function countryName(code: string): string | undefined {
	return BY_CODE.get(code)?.names[0];
}
