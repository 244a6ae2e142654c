import { messageOf } from '../../registration';
import { loggerOf } from '../../support';
import {
	change,
	changesOf,
	CRM,
	LABEL,
	LONG_AGO,
	rowsOf,
	urlsOf,
	useDestinations,
} from './destinations';

const t = useDestinations();

afterEach(() => {
	jest.restoreAllMocks();
});

describe('of two that lead here', () => {
	const twice = async () => {
		const { url } = t.production();
		await t.destinations([
			{ label: LABEL, url: `${url}/` },
			{ label: LABEL, url },
		]);
		return (await rowsOf(t)).find((row) => row.url === url);
	};

	test('the one that is written as ours stays, as it is', async () => {
		const kept = await twice();
		await t.production().publish();
		expect(await rowsOf(t)).toMatchObject([{ uuid: kept?.uuid, url: kept?.url }]);
		expect((await changesOf(t)).map(([method]) => method)).toEqual(['DELETE']);
	});

	test('the other may be gone a moment later', async () => {
		await twice();
		await t.fault({ method: 'DELETE', status: 404, body: { detail: 'Not found.' } });
		expect(await t.production().create()).toBe(true);
	});
});

test('those of others are no matter for the log', async () => {
	await t.destinations([{ ...CRM, created_at: LONG_AGO }]);
	const warn = jest.spyOn(loggerOf(t.setup), 'warn').mockImplementation(() => {});
	await t.production().publish();
	await t.production().delete();
	expect(warn).not.toHaveBeenCalled();
	expect(await urlsOf(t)).toEqual([CRM.url]);
});

test('as long as one of others is on, nothing is put back', async () => {
	await t.destinations([CRM]);
	const options = { registeredUrl: 'replace', restoreUrl: 'https://example.com/before' };
	const hooks = t.production({ options });
	await hooks.publish();
	const before = (await changesOf(t)).length;
	await hooks.delete();
	expect((await changesOf(t)).slice(before).map(([method]) => method)).toEqual(['DELETE']);
});

test('what production left is no matter for a test that is registered', async () => {
	await t.trial().publish();
	const left = t.production().url.replace('/webhook/', '/hooks/');
	const rows = (await rowsOf(t)).map(({ label, url }) => ({ label, url }));
	await t.destinations([...rows, { label: LABEL, url: left, created_at: LONG_AGO }]);
	await change(t, t.trial().url, { subscribed_events: ['status.updated', 'data.updated'] });
	expect(await t.trial().checkExists()).toBe(true);
});

describe('a change', () => {
	const drift = async () => {
		await t.production().publish();
		await change(t, t.production().url, { enabled: false });
	};

	test('that is refused says so in Didit’s words', async () => {
		await drift();
		await t.fault({ method: 'PATCH', status: 400, body: { detail: 'Not this.' }, times: null });
		expect(await messageOf(t.production().create())).toContain('Not this.');
	});

	test('whose answer shows nothing is looked up, and not made again', async () => {
		await drift();
		await t.fault({ method: 'PATCH', kind: 'status_after', status: 200, body: {} });
		const before = (await changesOf(t)).length;
		expect(await t.production().create()).toBe(true);
		expect((await changesOf(t)).slice(before).map(([method]) => method)).toEqual(['PATCH']);
		expect(await rowsOf(t)).toMatchObject([{ url: t.production().url, enabled: true }]);
	});

	test('is refused by a conflict that is none of URLs', async () => {
		const detail = 'Such a label already exists.';
		await t.fault({ method: 'POST', status: 409, body: { detail }, times: null });
		expect(await messageOf(t.production().create())).toContain(`present state: ${detail}`);
	});
});
