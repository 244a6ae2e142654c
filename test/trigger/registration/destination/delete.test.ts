import { loggerOf } from '../../support';
import { changesOf, CRM, LABEL, rowsOf, urlsOf, useDestinations } from './destinations';

const t = useDestinations();

test('deletes the destination with exactly our URL, however it is called', async () => {
	await t.destinations([{ label: 'Of the compliance team', url: t.production().url }, CRM]);
	expect(await t.production().delete()).toBe(true);
	expect(await urlsOf(t)).toEqual([CRM.url]);
});

test('one that is gone already is as good', async () => {
	await t.production().publish();
	await t.fault({ method: 'DELETE', kind: 'status_after', status: 404, times: null });
	expect(await t.production().delete()).toBe(true);
	expect(await t.production().delete()).toBe(true);
	expect(await urlsOf(t)).toEqual([]);
});

test('leaves alone what is not ours, and asks for no change', async () => {
	await t.destinations([
		CRM,
		{ label: 'n8n: Test [other]', url: t.production().url },
		{ label: LABEL, url: 'https://old.example.com/webhook/5b3d1a52/didit' },
	]);
	const before = await rowsOf(t);
	expect(await t.production().delete()).toBe(true);
	expect(await rowsOf(t)).toEqual(before);
	expect(await changesOf(t)).toEqual([]);
});

test('a test that ends leaves production, and production a test', async () => {
	await t.production().publish();
	await t.trial().publish();
	await t.trial().delete();
	expect(await urlsOf(t)).toEqual([t.production().url]);
	await t.trial().publish();
	await t.production().delete();
	expect(await urlsOf(t)).toEqual([t.trial().url]);
});

test('one under an older address is named in the log and left', async () => {
	const url = t.production().url.replace('127.0.0.1:5678', 'old.example.com');
	await t.destinations([{ label: LABEL, url }]);
	const warn = jest.spyOn(loggerOf(t.setup), 'warn').mockImplementation(() => {});
	const words = expect.stringMatching(
		new RegExp(`"n8n: Test \\[workflow\\]" for ${url}.*delete it in the Didit console`),
	) as string;
	await t.production().publish();
	expect(warn).toHaveBeenCalledWith(words);
	warn.mockClear();
	await t.production().delete();
	expect(warn).toHaveBeenCalledWith(words);
	warn.mockRestore();
	expect(await urlsOf(t)).toEqual([url]);
});

test('works where the settings have become wrong', async () => {
	await t.production().publish();
	const filters = { statuses: '={{ $("Nowhere").item.json.x }}' };
	expect(await t.production({ filters }).delete()).toBe(true);
	expect(await urlsOf(t)).toEqual([]);
});

test('where it cannot be told what is registered, says so and what to do', async () => {
	await t.production().publish();
	await t.fault({ status: 500, times: null });
	await expect(t.production().delete()).rejects.toThrow(
		/may still be registered.*or delete its webhook destination in the Didit console/,
	);
});

test('a list that comes in pages is read to its end', async () => {
	await t.production().publish();
	const [row] = await rowsOf(t);
	const next = `${String(t.setup.credentials.diditApi?.baseUrl)}/webhook/destinations/?offset=1`;
	await t.fault({ method: 'GET', status: 200, body: { results: [null, CRM], next } });
	await t.fault({ method: 'GET', status: 200, body: { results: [row], next: null } });
	await t.production().delete();
	expect((await changesOf(t)).map(([method]) => method)).toEqual(['POST', 'DELETE']);
	expect(await urlsOf(t)).toEqual([]);
});

test('a publication that failed is cleaned up after, and n8n hears that it was not', async () => {
	await t.fault({ method: 'POST', status: 500, times: null });
	await expect(t.production().create()).rejects.toThrow(/trouble of its own/);
	await t.destinations([{ url: t.production().url }]);
	await t.fault({ method: 'DELETE', status: 500, times: null });
	expect(await t.production().delete()).toBe(false);
	await expect(t.production().delete()).rejects.toThrow(/may still be registered/);
});
