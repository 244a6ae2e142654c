import type {
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	NodeParameterValueType,
} from 'n8n-workflow';
import { membersOf } from '../../nodes/Didit/input/readValue';
import { registry } from '../../nodes/Didit/operations';
import { INPUT, LEAST } from '../support/leastParameters';
import type { Operated, Sent } from '../support/operate';
import { byId, changesOf, operate } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';
import { dialectFor } from '../support/specified';

let application: Application;
let today: Application;
beforeAll(async () => {
	application = await newApplication({ dialect: 'spec' });
	today = await newApplication({ dialect: 'current' });
});

const ID = '11111111-2222-4333-8444-555555555555';

/** A field of an operation, wherever it stands. */
interface Place {
	readonly operation: string;
	/** Of the operation. */
	readonly fields: readonly INodeProperties[];
	readonly field: INodeProperties;
	/** Puts a value into the parameters of the operation. */
	readonly put: (value: string) => INodeParameters;
}

/** What the run was about: a change, or else what it read last. */
function requestsOf(run: Operated): Sent[] {
	const changes = changesOf(run);
	return changes.length > 0 ? changes : run.sent.slice(-1);
}

const CHOICES = placesOf(({ type, displayOptions }) => {
	return type === 'options' && !displayOptions?.show?.['@tool'];
});

describe('a choice by expression', () => {
	test('is tried for all of them', () => {
		expect(CHOICES.length).toBeGreaterThan(30);
	});

	test.each(CHOICES)('%s is taken as it is shown, in any case', async (_name, place) => {
		const { name, value } = optionsOf(place.field).at(-1)!;
		const inWords = name.toUpperCase();
		const inCode = String(value).toLowerCase().replaceAll(' ', '_');
		for (const written of [inWords, inCode]) {
			const run = await choosing(place, written);
			if (STAYS_HERE.has(place.field.name)) {
				expect(String(run.error?.message)).not.toContain('has no choice');
				continue;
			}
			expect(requestsOf(run)).toHaveLength(1);
			expect(JSON.stringify(run.sent)).toContain(JSON.stringify(value === 'null' ? null : value));
		}
	});

	test.each(CHOICES)('%s is refused where it is none', async (_name, place) => {
		const run = await choosing(place, 'Nonsense');
		expect(run.error?.message).toMatch(labelled(place, ' has no choice "Nonsense"'));
		expect(run.error?.description).toMatch(
			/^(Possible|The nearest): [A-Z].*\. Nothing was sent\.$/,
		);
		expect(run.sent).toEqual([]);
	});

	test.each(['ACTIVE', 'Flagged', 'blocked'])(
		'may be a newer status of a user: %s',
		async (status) => {
			const run = await operate(application, 'user.update', {
				vendorData: byId('user-123'),
				updateFields: { status: `={{ "${status}" }}` },
			});
			const earlier = { ACTIVE: 'Approved', FLAGGED: 'In Review', BLOCKED: 'Declined' };
			const asked = status.toUpperCase() as keyof typeof earlier;
			expect(run.sent).toMatchObject([{ body: { status: earlier[asked] } }]);
		},
	);
});

describe('a country by expression', () => {
	// A register may be that of a state: GB, US-DE.
	const places = placesOf(
		({ name, type }) =>
			/country|nationality/i.test(name) && name !== 'registryCountry' && type === 'string',
	);

	test.each(places)('%s goes out as Didit knows it', async (_name, place) => {
		for (const written of ['ES', 'esp', 'Spain']) {
			const run = await choosing(place, written);
			expect(requestsOf(run)).toHaveLength(1);
			// Which of the two, the contract's own test knows.
			expect(JSON.stringify(run.sent)).toMatch(/"ESP?"/);
		}
	});

	test.each(places)('%s is refused where there is none, with the nearest', async (_name, place) => {
		const run = await choosing(place, 'Spayn');
		expect(run.error?.message).toMatch(labelled(place, ' names no country'));
		expect(run.error?.description).toMatch(/The nearest: Spain \(ESP?\), /);
		expect(run.sent).toEqual([]);
	});
});

describe('a language by expression', () => {
	const places = placesOf(({ name }) =>
		/^(language|defaultLanguage|emailLanguage|emailLang)$/.test(name),
	);

	test.each(places)('%s goes out as Didit knows it', async (_name, place) => {
		for (const [written, code] of [
			['es_ES', 'es'],
			['zh-cn', 'zh-CN'],
		] as const) {
			const run = await choosing(place, written);
			expect(requestsOf(run)).toHaveLength(1);
			expect(JSON.stringify(run.sent)).toContain(`"${code}"`);
		}
	});

	test.each(placesOf(({ name }) => name === 'languages'))(
		'%s may be several',
		async (_name, place) => {
			const run = await choosing(place, 'EN, es-ES, Portuguese (Brazil)');
			expect(requestsOf(run)).toMatchObject([{ body: { languages: ['en', 'es', 'pt-BR'] } }]);
			const none = await choosing(place, 'en, Klingon');
			expect(none.error?.message).toMatch(labelled(place, ' has no choice "Klingon"'));
			expect(none.sent).toEqual([]);
		},
	);
});

describe('a phone number by expression', () => {
	const places = placesOf(({ name }) => name === 'phone');

	test.each(places)('%s goes out as E.164', async (_name, place) => {
		for (const written of ['+34 600-111.222', '0034 (600) 111 222']) {
			const run = await choosing(place, written);
			expect(JSON.stringify(requestsOf(run))).toContain('"phone":"+34600111222"');
		}
	});

	test.each(places)('%s is not guessed, and not repeated', async (_name, place) => {
		const run = await choosing(place, '600111333');
		expect(run.error?.message).toMatch(labelled(place, ' is not in international form'));
		expect(run.error?.description).toContain('for example +34600111222');
		expect(run.error?.message + String(run.error?.description)).not.toContain('600111333');
		expect(run.sent).toEqual([]);
	});
});

describe('several phone numbers by expression', () => {
	const places = placesOf(({ name }) => name === 'approvedPhones');

	test('are those of new users and of known ones', () => {
		expect(places.map(([name]) => name)).toEqual([
			'user.create: approvedPhones',
			'user.update: approvedPhones',
		]);
	});

	test.each(['user.create', 'user.update'])('of %s go out as E.164', async (operation) => {
		const change = async (approvedPhones: string) =>
			await operate(today, operation, {
				...LEAST[operation],
				[operation === 'user.create' ? 'additionalFields' : 'updateFields']: { approvedPhones },
			});
		const run = await change('={{ "+34 600-111.222, 0034 600 111 333" }}');
		expect(changesOf(run)).toMatchObject([
			{ body: { approved_phones: ['+34600111222', '+34600111333'] } },
		]);
		const none = await change('={{ ["+34 600 111 222", "600111333"] }}');
		expect(none.error?.message).toBe('"Approved Phones" is not in international form');
		expect(changesOf(none)).toEqual([]);
	});
});

/** Say how the node behaves, and are not told to Didit. */
const STAYS_HERE = new Set(['linkDelivery', 'waitUnit', 'defineFormElements']);

/** What one field takes for others to make sense. */
const NEEDED: INodeParameters = { elementType: 'multiple_choice', newStatus: 'Resubmitted' };

/** What narrows down Delete All goes with it alone. */
const ALSO: Readonly<Record<string, INodeParameters>> = {
	'biometricTemplate.deleteMany': {
		templateUuids: '',
		additionalFields: { deleteAll: true, confirmDeleteAll: true },
	},
};

async function choosing({ operation, fields, put }: Place, written: string) {
	const { additionalFields, ...others } = put(`={{ ${JSON.stringify(written)} }}`);
	const least = dialectFor(operation).dialect ? { ...LEAST[operation], ...ALSO[operation] } : {};
	const parameters = { ...filledIn(fields), ...least, ...others };
	if (additionalFields === undefined) return await trying(operation, parameters);
	const all = {
		// The method of a check has no effect without the check.
		isLivenessEnabled: true,
		...(least.additionalFields as INodeParameters | undefined),
		...(additionalFields as INodeParameters),
	};
	return await trying(operation, { ...parameters, additionalFields: all });
}

/** Runs it on a Didit as specified or, for what that does not know, on today's. */
async function trying(operation: string, parameters: INodeParameters): Promise<Operated> {
	const items = [INPUT];
	const { dialect } = dialectFor(operation);
	if (dialect) return await operate(today, operation, parameters, { items });
	const run = await operate(application, operation, parameters, { items });
	if (!/this Didit application/.test(String(run.error?.message))) return run;
	return await operate(today, operation, parameters);
}

/** The message of an error about the field, which may stand in a group. */
function labelled({ field }: Place, problem: string): RegExp {
	return new RegExp(`^"(.* → )?${field.displayName}"${problem}$`);
}

function placesOf(isWanted: (field: INodeProperties) => boolean): Array<[string, Place]> {
	return registry.flatMap((resource) =>
		resource.operations.flatMap(({ value, fields }) => {
			const operation = `${resource.value}.${value}`;
			return placesIn(fields, isWanted).map((place): [string, Place] => [
				`${operation}: ${place.field.name}`,
				{ ...place, operation, fields },
			]);
		}),
	);
}

function placesIn(
	fields: readonly INodeProperties[],
	isWanted: (field: INodeProperties) => boolean,
): Array<Pick<Place, 'field' | 'put'>> {
	// The settings of a workflow's features come from one table, and are tried in its own tests.
	return fields
		.filter(({ name }) => name !== 'features')
		.flatMap((field) => [
			...(isWanted(field) ? [{ field, put: (value: string) => ({ [field.name]: value }) }] : []),
			...placesIn(membersOf(field), isWanted).map(({ put, ...member }) => ({
				...member,
				put: (value: string) => ({ [field.name]: around(field, put(value)) }),
			})),
		]);
}

function around(field: INodeProperties, members: INodeParameters): INodeParameters {
	if (field.type !== 'fixedCollection') return members;
	if (!isList(field)) return { values: members };
	return { values: [{ ...filledIn(membersOf(field)), ...members }] };
}

/** What has to be filled in, and whole entries of lists. */
function filledIn(fields: readonly INodeProperties[]): INodeParameters {
	return Object.fromEntries(fields.map((field) => [field.name, filled(field)]));
}

function filled(field: INodeProperties): NodeParameterValueType {
	const { name, type, default: standard } = field;
	const needed = NEEDED[name];
	if (needed && optionsOf(field).some(({ value }) => value === needed)) return needed;
	if (type === 'resourceLocator') return byId(ID);
	if (isList(field)) return { values: [filledIn(membersOf(field))] };
	if (name === 'sessionNumbers') return '7';
	return type === 'string' ? 'filled' : (standard as NodeParameterValueType);
}

function isList({ type, typeOptions }: INodeProperties): boolean {
	return type === 'fixedCollection' && typeOptions?.multipleValues === true;
}

/** What can be chosen, without the choice to leave the field out. */
function optionsOf({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options.filter(
		(option): option is INodePropertyOptions => 'value' in option && option.value !== '',
	);
}
