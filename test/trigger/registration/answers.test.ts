import { parseConfiguration } from '../../../nodes/DiditTrigger/registration/applicationUrl/configuration';
import {
	fitsWanted,
	parseDestination,
	rememberDestination,
	rememberedUuid,
} from '../../../nodes/DiditTrigger/registration/destination/destinations';

const URL = 'https://n8n.example.com/webhook/1/didit';

describe('a webhook configuration', () => {
	const WHOLE = { webhook_url: URL, webhook_version: 'v3', secret_shared_key: 'whsec' };
	const read = { url: URL, version: 'v3', secret: 'whsec', destinations: [] };

	test('is read', () => {
		expect(parseConfiguration(WHOLE)).toEqual({ ...read, listsDestinations: false });
	});

	test.each([...[undefined, null, 7, 'text', true, {}, { webhook_version: 'v3' }], [[WHOLE]]])(
		'is not %j',
		(body) => {
			expect(parseConfiguration(body)).toBeUndefined();
		},
	);

	test.each(['', null, 7, {}])('names no URL with %j', (webhook_url) => {
		expect(parseConfiguration({ ...WHOLE, webhook_url })?.url).toBeNull();
	});

	test('may leave out its URL or its secret', () => {
		expect(parseConfiguration({ secret_shared_key: 'whsec' })).toMatchObject({ url: null });
		expect(parseConfiguration({ webhook_url: URL })).toMatchObject({ url: URL, secret: '' });
	});

	test.each([null, 7, {}])('names no secret with %j', (secret_shared_key) => {
		expect(parseConfiguration({ ...WHOLE, secret_shared_key })?.secret).toBe('');
	});

	test.each<[unknown, boolean, string[]]>([
		[undefined, false, []],
		[null, false, []],
		['two', false, []],
		[[], true, []],
		[{ results: [] }, true, []],
		[
			[{ label: 'CRM', url: 'https://a.test' }, { url: 'https://b.test' }],
			true,
			['CRM https://a.test', 'https://b.test'],
		],
		[
			{ results: [{ label: 'CRM', url: 'https://a.test', enabled: true }] },
			true,
			['CRM https://a.test'],
		],
		[
			[
				{ label: 'off', enabled: false },
				{ label: 'on', enabled: true },
			],
			true,
			['on'],
		],
		[
			[
				{ label: 'off', is_enabled: false },
				{ label: 'on', is_enabled: true },
			],
			true,
			['on'],
		],
		[
			[
				{ label: 'off', active: false },
				{ label: 'on', active: true },
			],
			true,
			['on'],
		],
		[
			[
				{ label: 'off', is_active: false },
				{ label: 'on', is_active: true },
			],
			true,
			['on'],
		],
	])('names what is switched on among %j', (destinations, listsDestinations, names) => {
		expect(parseConfiguration({ ...WHOLE, destinations })).toEqual({
			...read,
			listsDestinations,
			destinations: names,
		});
	});
});

describe('a destination', () => {
	const ROW = {
		uuid: 'one',
		label: 'CRM',
		url: URL,
		enabled: true,
		webhook_version: 'v3',
		subscribed_events: ['status.updated'],
		created_at: '2026-05-21T10:00:00Z',
		secret_shared_key: 'whsec',
	};
	const DESTINATION = {
		uuid: 'one',
		label: 'CRM',
		url: URL,
		enabled: true,
		version: 'v3',
		events: ['status.updated'],
		createdAt: 1_779_357_600_000,
		secret: 'whsec',
	};

	test('is read', () => {
		expect(parseDestination(ROW)).toEqual(DESTINATION);
	});

	test.each([
		...[undefined, null, 7, 'text', {}, []],
		...[{ uuid: 'one' }, { url: URL }, { uuid: '', url: URL }, { uuid: 7, url: URL }],
		{ uuid: 'one', url: null },
	])('is not %j', (row) => {
		expect(parseDestination(row)).toBeUndefined();
	});

	test('that says little is on, and has no events and no secret', () => {
		expect(parseDestination({ uuid: 'one', url: URL })).toEqual({
			...DESTINATION,
			label: '',
			version: 'undefined',
			events: [],
			createdAt: NaN,
			secret: '',
		});
		expect(parseDestination({ ...ROW, enabled: false })?.enabled).toBe(false);
	});

	test.each([null, 7, ['whsec']])('names no secret with %j', (secret_shared_key) => {
		expect(parseDestination({ ...ROW, secret_shared_key })?.secret).toBe('');
	});

	test.each<[object, boolean]>([
		[{}, true],
		[{ events: ['data.updated', 'status.updated'] }, true],
		[{ url: `${URL}/` }, false],
		[{ enabled: false }, false],
		[{ version: 'v2' }, false],
		[{ events: ['status.updated'] }, false],
		[{ events: ['status.updated', 'data.updated', 'user.status.updated'] }, false],
		[{ events: ['status.updated', 'user.status.updated'] }, false],
	])('with %j fits what a trigger wants: %s', (changes, fits) => {
		const events = ['status.updated', 'data.updated'];
		const wanted = { url: URL, events };
		expect(fitsWanted({ ...DESTINATION, events, ...changes }, wanted)).toBe(fits);
	});

	test('is remembered for a credential and a URL, however that is written', () => {
		const other = { ...DESTINATION, uuid: 'two', url: URL.replace('1', '2') };
		rememberDestination('a credential', DESTINATION);
		rememberDestination('a credential', other);
		expect(rememberedUuid('a credential', `${URL}/?a=1`)).toBe('one');
		expect(rememberedUuid('a credential', other.url)).toBe('two');
		expect(rememberedUuid('another credential', URL)).toBeUndefined();
	});
});
