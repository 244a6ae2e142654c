import { systemClock } from '../../../nodes/api/util/clock';
import { credentialKey } from '../../../nodes/api/credentials';
import { Registration } from '../../../nodes/DiditTrigger/registration/hooks';
import { didit, requestsOf } from '../../support/sandbox';
import { messageOf, OWN_URL, useRegistration } from '../registration';
import { hooksOf, loggerOf, triggerRegisteredBy } from '../support';
import { LABEL, LONG_AGO, rowsOf, urlsOf, useDestinations } from './destination/destinations';

const MINUTE = 60_000;

type Level = 'debug' | 'info' | 'warn';

/** What the trigger says in n8n's log on a level. */
function logOf(setup: Parameters<typeof loggerOf>[0], level: Level): jest.SpyInstance {
	return jest.spyOn(loggerOf(setup), level).mockImplementation(() => {});
}

afterEach(() => {
	jest.restoreAllMocks();
});

describe('on a Didit with destinations', () => {
	const t = useDestinations();

	test('the log says what is sent to which destination', async () => {
		const info = logOf(t.setup, 'info');
		const hooks = t.production();
		await hooks.publish();
		expect(info.mock.calls).toEqual([
			[`Didit Trigger: Didit sends status.updated, data.updated to "${LABEL}"`, { url: hooks.url }],
		]);
	});

	test('who keeps secrets is told that of a publication, and of no test', async () => {
		const learn = jest.fn();
		const trigger = triggerRegisteredBy(new Registration(learn));
		await hooksOf({ ...t.setup, trigger }, 'test').publish();
		expect(learn).not.toHaveBeenCalled();
		const hooks = hooksOf({ ...t.setup, trigger });
		await hooks.publish();
		const row = (await rowsOf(t)).find(({ url }) => url === hooks.url);
		const { secret_shared_key: secret } = await didit<{ secret_shared_key: string }>(
			t.application,
			'GET',
			`/webhook/destinations/${row?.uuid}/`,
		);
		const credential = credentialKey(t.setup.credentials.diditApi ?? {});
		expect(learn.mock.calls).toEqual([[credential, hooks.url, secret]]);
	});

	test('nobody needs to be told', async () => {
		const trigger = triggerRegisteredBy(new Registration());
		await hooksOf({ ...t.setup, trigger }).publish();
		expect(await urlsOf(t)).toHaveLength(1);
	});

	test('a choice that Didit may know is doubted in the log, a listed one is not', async () => {
		const warn = logOf(t.setup, 'warn');
		await t.production().publish();
		expect(warn).not.toHaveBeenCalled();
		await t.production({ events: ['status.updated', 'future.event', 'other.event'] }).checkExists();
		expect(warn.mock.calls).toEqual([
			[
				expect.stringMatching(
					/^Didit Trigger: .*"future\.event".* Didit may know it\. .*"other\.event".* Didit may know it\.$/,
				),
			],
		]);
	});

	test('a test leaves what production left under another name', async () => {
		const url = t.production().url.replace('/webhook/', '/hooks/');
		await t.destinations([{ label: LABEL, url, created_at: LONG_AGO }]);
		const warn = logOf(t.setup, 'warn');
		await t.trial().publish();
		expect((await urlsOf(t)).sort()).toEqual([url, t.trial().url].sort());
		expect(warn).not.toHaveBeenCalled();
	});

	test('a test says nothing of copies in another n8n, for it cannot tell them', async () => {
		const url = t.production().url.replace('127.0.0.1:5678', 'old.example.com');
		await t.destinations([{ label: LABEL, url, created_at: LONG_AGO }]);
		const warn = logOf(t.setup, 'warn');
		await t.trial().publish();
		expect(warn).not.toHaveBeenCalled();
	});

	test('what cannot be cleared up is named in the log, and why', async () => {
		const left = { label: `${LABEL} (test)`, url: t.trial().url, created_at: LONG_AGO };
		await t.destinations([left]);
		await t.fault({ method: 'DELETE', status: 409, body: { detail: 'Busy.' }, times: null });
		const warn = logOf(t.setup, 'warn');
		await t.production().publish();
		expect(warn.mock.calls).toEqual([
			[expect.stringMatching(/^Didit Trigger: .*conflict.*Busy\./)],
		]);
	});

	test('one that somebody deleted a moment ago is as good as deleted', async () => {
		await t.production().publish();
		await t.fault({ method: 'DELETE', status: 404, body: { detail: 'Not found.' }, times: null });
		expect(await t.production().delete()).toBe(true);
	});
});

describe('on a Didit with one URL', () => {
	const t = useRegistration();

	test('the log says that the events come here', async () => {
		const info = logOf(t.setup, 'info');
		const hooks = t.production(OWN_URL);
		await hooks.publish();
		expect(info.mock.calls).toEqual([
			['Didit Trigger: Didit sends the events of the application here', { url: hooks.url }],
		]);
	});

	test('the log says that there is nothing to take away any more', async () => {
		await t.production().publish();
		await t.fault({ status: 404, body: { detail: 'Not found.' }, times: null });
		const debug = logOf(t.setup, 'debug');
		const hooks = t.production();
		expect(await hooks.delete()).toBe(true);
		expect(debug.mock.calls).toContainEqual([
			'Didit knows no webhook configuration any more',
			{ url: hooks.url },
		]);
	});

	test('a refusal says what it is about, and speaks of no right of the key', async () => {
		await t.fault({ method: 'PATCH', status: 409, body: { detail: 'Busy.' }, times: null });
		const failed = await messageOf(t.production().publish());
		expect(failed).toMatch(
			/Busy\. Read the record again, then decide whether the change is still needed\. Then publish or listen again: the trigger looks first at what is registered\.$/,
		);
	});

	test('whether there are destinations is asked again after five minutes', async () => {
		let time = 1_800_000_000_000;
		jest.spyOn(systemClock, 'now').mockImplementation(() => time);
		const asked = async () =>
			(await requestsOf(t.application)).filter(({ path }) => path.endsWith('/destinations/'))
				.length;
		const counts: number[] = [];
		for (const later of [0, 0, 5 * MINUTE - 1, 1, 5 * MINUTE - 1, 1]) {
			time += later;
			await t.production().checkExists();
			counts.push(await asked());
		}
		expect(counts).toEqual([1, 1, 1, 2, 2, 3]);
	});
});
