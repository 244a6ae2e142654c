import type { INodeProperties } from 'n8n-workflow';
import { languages, sessionStatuses } from '../../nodes/Didit/fields/choices';
import type { Refuse, Value } from '../../nodes/Didit/input/readValue';
import { choice, choices } from '../../nodes/Didit/input/values/choices';
import { country } from '../../nodes/Didit/input/values/countries';
import type { Read } from '../../nodes/Didit/input/declared';
import { declare } from '../../nodes/Didit/input/declared';
import { language, languageList } from '../../nodes/Didit/input/values/languages';
import { moment } from '../../nodes/Didit/input/values/moments';
import { phoneNumber } from '../../nodes/Didit/input/values/phoneNumbers';

const refuse: Refuse = ({ displayName }, problem, remedy) =>
	new Error(`"${displayName}" ${problem} | ${String(remedy)}`);

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: sessionStatuses,
	default: 'Approved',
};
const text: INodeProperties = { displayName: 'Field', name: 'field', type: 'string', default: '' };
const oneLanguage: INodeProperties = { ...status, options: languages };

const reading =
	(read: Read, field: INodeProperties) =>
	(value: unknown): Value =>
		read(field, value as Value, refuse, 'Europe/Madrid');

/** What no field for one value can hold. */
const NO_TEXT = [{}, { value: 'Approved' }, [], ['Approved', 'Declined'], true, false];

describe('a choice', () => {
	const read = reading(choice, status);

	test.each([
		['Approved', 'Approved'],
		['approved', 'Approved'],
		['in review', 'In Review'],
		['IN_REVIEW', 'In Review'],
		['In-Review', 'In Review'],
		['inReview', 'In Review'],
		['  in   review\n', 'In Review'],
		['kyc_expired', 'Kyc Expired'],
		['', ''],
		['  ', ''],
	])('%j is %j', (written, value) => {
		expect(read(written)).toBe(value);
	});

	test('is found by its value before another one has it as a name', () => {
		const options = [
			{ name: 'Checkbox', value: 'multiple' },
			{ name: 'Other', value: 'checkbox' },
		];
		expect(reading(choice, { ...status, options })('CHECKBOX')).toBe('checkbox');
		expect(reading(choice, { ...status, options })('multiple')).toBe('multiple');
	});

	test('is refused with the nearest of many', () => {
		expect(() => read('Aproved')).toThrow(
			/^"Status" has no choice "Aproved" \| The nearest: Approved(, [A-Za-z ]+){4}\. Nothing was sent\.$/,
		);
		expect(() => read('reveiw')).toThrow(/The nearest: In Review, /);
		expect(() => read('ZZZZZZZZ')).toThrow('has no choice');
	});

	test('is refused with all of few, in their order', () => {
		const options = sessionStatuses.slice(0, 3);
		expect(() => reading(choice, { ...status, options })('Gone')).toThrow(
			'"Status" has no choice "Gone" | Possible: Abandoned, Approved, Awaiting User. Nothing was sent.',
		);
	});

	test('what is far too long does not hide the choices', () => {
		expect(() => read('x'.repeat(1000))).toThrow(`has no choice "${'x'.repeat(40)}" | The nearest`);
	});

	test.each(NO_TEXT)('%j is none', (value) => {
		expect(() => read(value)).toThrow('"Status" takes ');
	});

	test('a further one that the field declares is taken, and not offered', () => {
		const alsoTakes = [{ name: 'Active', value: 'ACTIVE' }];
		const field = declare({ alsoTakes }, { ...status, options: sessionStatuses.slice(0, 2) });
		expect(reading(choice, field)('active')).toBe('ACTIVE');
		expect(reading(choice, { ...field, displayName: 'Copy' })('Active')).toBe('ACTIVE');
		expect(() => reading(choice, field)('Gone')).toThrow('Possible: Abandoned, Approved.');
		expect(JSON.stringify(field)).not.toContain('ACTIVE');
	});
});

describe('several choices', () => {
	const read = reading(choices, status);

	test.each([
		[
			['APPROVED', 'in_review'],
			['Approved', 'In Review'],
		],
		['approved, IN REVIEW', ['Approved', 'In Review']],
		[['Approved', 'approved'], ['Approved']],
		['declined', ['Declined']],
		['', []],
		[[], []],
	])('%j are %j', (written, values) => {
		expect(read(written)).toEqual(values);
	});

	test.each([[['Approved', 'Gone']], ['Approved, Gone']])(
		'%j holds one that is none',
		(written) => {
			expect(() => read(written)).toThrow('has no choice "Gone"');
		},
	);
});

describe('a country', () => {
	const read = reading(country('alpha3'), text);

	// Codes and names of ISO 3166-1, and what people write for them.
	test.each([
		['ESP', ['ESP', 'esp', 'ES', 'es', 'Spain', 'SPAIN', 'spain ', 'Kingdom of Spain']],
		[
			'USA',
			['US', 'USA', 'U.S.A.', 'u.s.', 'United States', 'United States of America', 'America'],
		],
		['GBR', ['GB', 'UK', 'U.K.', 'Great Britain', 'United Kingdom', 'England', 'Scotland']],
		[
			'KOR',
			['South Korea', 'Korea, Republic of', 'Korea (Republic of)', 'Korea (the Republic of)'],
		],
		['PRK', ['North Korea', "Democratic People's Republic of Korea", 'DPRK']],
		['CZE', ['Czech Republic', 'Czechia', 'The Czech Republic']],
		['TUR', ['Turkey', 'Türkiye', 'Turkiye', 'Republic of Türkiye']],
		['CIV', ["Côte d'Ivoire", 'Côte d’Ivoire', "Cote d'Ivoire", 'Ivory Coast']],
		['COD', ['DR Congo', 'Congo (the Democratic Republic of the)', 'DRC']],
		['COG', ['Republic of the Congo', 'Congo, Republic of the', 'Congo-Brazzaville']],
		['DEU', ['DE', 'Germany', 'Federal Republic of Germany']],
		['NLD', ['Netherlands', 'The Netherlands', 'Netherlands (Kingdom of the)', 'Holland']],
		['CHN', ['China', "People's Republic of China", 'PRC']],
		['TWN', ['Taiwan', 'Taiwan, Province of China', 'Taiwan (Province of China)']],
		['TZA', ['Tanzania', 'Tanzania, United Republic of', 'Tanzania, the United Republic of']],
		['VEN', ['Venezuela', 'Venezuela (Bolivarian Republic of)']],
		['VNM', ['Vietnam', 'Viet Nam']],
		['RUS', ['Russia', 'Russian Federation', 'Russian Federation (the)']],
		['MDA', ['Moldova', 'Republic of Moldova', 'Moldova, Republic of']],
		['MKD', ['North Macedonia', 'Macedonia']],
		['SWZ', ['Eswatini', 'Swaziland']],
		['CPV', ['Cabo Verde', 'Cape Verde']],
		['MMR', ['Myanmar', 'Burma']],
		['KNA', ['Saint Kitts and Nevis', 'St. Kitts & Nevis', 'St Kitts and Nevis']],
		['STP', ['São Tomé and Príncipe', 'Sao Tome & Principe']],
		['CUW', ['Curaçao', 'Curacao']],
		['ARE', ['UAE', 'U.A.E.', 'United Arab Emirates']],
		['VAT', ['Vatican City', 'Holy See', 'Vatican']],
		['DOM', ['Dominican Republic']],
		['DMA', ['Dominica', 'Commonwealth of Dominica']],
		['NER', ['Niger', 'NE']],
		['NGA', ['Nigeria', 'NG']],
		['GIN', ['Guinea']],
		['GNB', ['Guinea-Bissau', 'Guinea Bissau']],
		['AUS', ['Australia', 'AU']],
		['AUT', ['Austria', 'AT']],
		['VIR', ['Virgin Islands, U.S.', 'Virgin Islands (U.S.)', 'US Virgin Islands']],
		['VGB', ['Virgin Islands (British)', 'British Virgin Islands']],
		['XKX', ['Kosovo', 'XK', 'xkx']],
	])('%s: %j', (code, written) => {
		expect(written.map(read)).toEqual(written.map(() => code));
	});

	test('goes out in the form that a field wants', () => {
		const two = reading(country('alpha2'), text);
		expect(['ESP', 'es', 'Spain', 'UK'].map(two)).toEqual(['ES', 'ES', 'ES', 'GB']);
		expect(() => two('Spayn')).toThrow('Spain (ES)');
	});

	test.each(['Congo', 'Korea', 'Virgin Islands', 'Georgia, Atlanta', 'XX', 'ZZZ', '34', 'Europe'])(
		'%s is refused, not guessed',
		(written) => {
			expect(() => read(written)).toThrow(/^"Field" names no country \| .*The nearest: /);
		},
	);

	test('the nearest are named with their codes', () => {
		expect(() => read('Spayn')).toThrow(/The nearest: Spain \(ESP\), /);
		expect(() => read('Holand')).toThrow(/The nearest: Netherlands \(NLD\)|Poland \(POL\)/);
		expect(() => read('Korea')).toThrow(/ Korea \((KOR|PRK)\)/);
		expect(() => read('Congo')).toThrow(/Congo \(CO[DG]\)/);
	});

	test('what was written is not repeated: it may be the wrong column of a person', () => {
		expect(() => read('Ana Example')).not.toThrow('Ana');
	});

	test('is left open by an empty text', () => {
		expect(read(' ')).toBe('');
	});

	test.each(NO_TEXT)('%j is none', (value) => {
		expect(() => read(value)).toThrow('"Field" takes ');
	});
});

describe('a language', () => {
	const read = reading(language, oneLanguage);

	test.each([
		['es', ['es', 'ES', 'es-ES', 'es_ES', 'es-MX', 'es-419', 'Spanish', 'spanish', ' ES ']],
		['en', ['EN', 'en-US', 'en_GB', 'English']],
		['pt', ['pt', 'pt-PT', 'Portuguese']],
		['pt-BR', ['pt-BR', 'pt_br', 'PT-br', 'Portuguese (Brazil)']],
		['zh', ['zh', 'ZH', 'Chinese']],
		['zh-CN', ['zh-cn', 'zh_CN', 'zh-Hans', 'zh-Hans-CN', 'zh-SG', 'Chinese (Simplified)']],
		['zh-TW', ['zh-TW', 'zh-Hant', 'zh_Hant_TW', 'zh-HK', 'zh-MO']],
		['no', ['no', 'nb', 'nb-NO', 'nn', 'no-NO']],
		['he', ['he', 'iw', 'he-IL', 'iw_IL']],
		['id', ['id', 'in', 'id-ID', 'in_ID']],
		['sr', ['sr', 'sr-Latn', 'sr-Cyrl-RS']],
		['cnr', ['cnr', 'CNR', 'cnr-ME', 'Montenegrin']],
		['', ['', '  ']],
	])('%s: %j', (code, written) => {
		expect(written.map(read)).toEqual(written.map(() => code));
	});

	test.each(['Klingon', 'xx', 'xx-XX', 'in review', 'in-review', 'es,en', 'espanol'])(
		'%s is refused',
		(written) => {
			expect(() => read(written)).toThrow(/^"Status" has no choice ".*" \| The nearest: /);
		},
	);

	test('several come as a list or as a text', () => {
		const list = reading(languageList, text);
		expect(list('ES, en_US, es')).toEqual(['es', 'en']);
		expect(list(['pt_BR', 'French'])).toEqual(['pt-BR', 'fr']);
		expect(list('')).toBe('');
		expect(() => list('es, Klingon')).toThrow('"Field" has no choice "Klingon"');
	});
});

describe('a phone number', () => {
	const read = reading(phoneNumber, text);

	test.each([
		['+34600111222', '+34600111222'],
		['+34 600 111 222', '+34600111222'],
		['+34-600-111-222', '+34600111222'],
		['+34.600.111.222', '+34600111222'],
		['+34\u00a0600\u2011111\u2013222', '+34600111222'],
		['(+34) 600 111 222', '+34600111222'],
		['+1 (555) 010-0123', '+15550100123'],
		['0034600111222', '+34600111222'],
		['00 34 600/111-222', '+34600111222'],
		['\uff0b34 600111222', '+34600111222'],
		['tel:+34-600-111-222', '+34600111222'],
		['+44 (0)20 7946 0958', '+442079460958'],
		['0044 (0) 20 7946 0958', '+442079460958'],
		['+39 (0)6 1234 5678', '+390612345678'],
		[' +2902123 ', '+2902123'],
		['', ''],
	])('%j is %j', (written, number) => {
		expect(read(written)).toBe(number);
	});

	test.each(['600111222', '34600111222', 34600111222, '0600 111 222', '(600) 111-222'])(
		'%j is refused with an example, not guessed',
		(written) => {
			expect(() => read(written)).toThrow(
				/"Field" is not in international form \| .*\+34600111222/,
			);
		},
	);

	test.each([
		['+34600', 'is too short'],
		['+346001112223334444', 'is too long'],
		['+0034600111222', 'has no code of a country after the +'],
		['+', 'is not a phone number'],
		['call me', 'is not a phone number'],
		['+34600111222 ext 5', 'is not a phone number'],
		['3.46E+10', 'is not a phone number'],
		['+34600111222, +34600111223', 'is not a phone number'],
	])('%j %s', (written, problem) => {
		expect(() => read(written)).toThrow(
			`"Field" ${problem} | Enter it with + and the code of the country, for example +34600111222. Nothing was sent.`,
		);
	});

	test.each(NO_TEXT)('%j is none', (value) => {
		expect(() => read(value)).toThrow('"Field" takes ');
	});
});

describe('a point in time', () => {
	const read = reading(moment, text);

	test.each([
		['2026-05-21T14:30:00Z', '2026-05-21T14:30:00Z'],
		['2026-05-21T14:30:00.250+02:00', '2026-05-21T14:30:00.250+02:00'],
		['2026-05-21 14:30', '2026-05-21T14:30:00+02:00'],
		['2026-01-21T14:30:00', '2026-01-21T14:30:00+01:00'],
		// The clocks of Madrid went forward at two on 29 March and go back at three on 25 October.
		['2026-03-29T01:59:00', '2026-03-29T01:59:00+01:00'],
		['2026-03-29T03:00:00', '2026-03-29T03:00:00+02:00'],
		['2026-10-25T03:00:00', '2026-10-25T03:00:00+01:00'],
		[new Date('2026-05-21T14:30:00Z'), '2026-05-21T14:30:00.000Z'],
		[{ toISO: () => '2026-05-21T14:30:00.000+09:00' }, '2026-05-21T14:30:00.000+09:00'],
		['', ''],
	])('%j is %j', (written, value) => {
		expect(read(written)).toBe(value);
	});

	test.each(['2026-05-21', '2026-13-01T10:00:00', 'tomorrow', '1779366600', {}])(
		'%j is refused',
		(written) => {
			expect(() => read(written)).toThrow('"Field" is not a date with a time | Enter it like');
		},
	);

	test.each(['2026-11-31T00:00:00Z', '2026-02-29 10:00', '2026-02-30T10:00:00+02:00'])(
		'%j is refused, not taken for another day',
		(written) => {
			expect(() => read(written)).toThrow('"Field" is no day of the calendar');
		},
	);
});
