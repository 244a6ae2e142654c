import { REPLACE, STRANGER } from '../../registration';
import { hooksOf, loggerOf } from '../../support';
import { control } from '../../../support/sandbox';
import { change, CRM, urlsOf, useDestinations } from './destinations';

const t = useDestinations();

/** A URL that the application has of its own, from before it had destinations. */
const hasOwn = async (webhook_url: string | null) =>
	await control('PATCH', `/applications/${t.application.uuid}`, { webhook_url });
const BACK = { options: { registeredUrl: 'replace', restoreUrl: STRANGER } };

describe('the first destination silences the URL of the application', () => {
	test('if that is somebody’s, nothing is registered, and it is named', async () => {
		await hasOwn(STRANGER);
		for (const hooks of [t.production(), t.trial()]) {
			await expect(hooks.create()).rejects.toThrow(
				/to https:\/\/example\.com\/hooks\/didit, and would no longer .*"Replace It"/,
			);
		}
		expect([await urlsOf(t), await t.registered()]).toEqual([[], STRANGER]);
	});

	test('with Replace It the trigger goes on, and nothing is put back without a URL to restore', async () => {
		await hasOwn(STRANGER);
		await t.production(REPLACE).publish();
		expect(await t.registered()).toBe(t.production().url);
		await t.production(REPLACE).delete();
		expect([await urlsOf(t), await t.registered()]).toEqual([[], null]);
	});

	test('the URL to restore is put back once our last destination goes', async () => {
		await hasOwn(STRANGER);
		await t.production(BACK).publish();
		await t.trial(BACK).publish();
		await t.trial(BACK).delete();
		expect(await t.registered()).toBe(t.production().url);
		await t.production(BACK).delete();
		expect([await urlsOf(t), await t.registered()]).toEqual([[], STRANGER]);
	});

	test('and not while another one is enabled', async () => {
		await t.production(BACK).publish();
		await t.destinations([CRM, { url: t.production().url }]);
		await t.production(BACK).delete();
		expect([await urlsOf(t), await t.registered()]).toEqual([[CRM.url], CRM.url]);
	});

	test('nor in the place of what somebody wrote there meanwhile', async () => {
		await t.production(BACK).publish();
		await change(t, t.production().url, { enabled: false });
		await hasOwn('https://crm.example.com/own');
		await t.production(BACK).delete();
		// With the change to a destination Didit itself has forgotten it.
		expect(await t.registered()).toBe(STRANGER);
	});

	test.each([
		['stop', 'eeeeeeee-7c1e-4a53-9d8e-0d9c1f6a2b10'],
		['replace', 'dddddddd-7c1e-4a53-9d8e-0d9c1f6a2b10'],
	])(
		'another trigger of this n8n is not silenced (%s): it has to move first',
		async (registeredUrl, webhookId) => {
			const other = hooksOf({ ...t.setup, webhookId });
			await hasOwn(other.url);
			for (const hooks of [
				t.production({ options: { registeredUrl } }),
				t.trial({ options: { registeredUrl } }),
			]) {
				await expect(hooks.create()).rejects.toThrow(
					new RegExp(`${other.url}, receives .*Unpublish that workflow and publish it first`),
				);
			}
			expect([await urlsOf(t), await t.registered()]).toEqual([[], other.url]);
			// Its own publication moves over, and then there is room for all.
			await other.publish();
			await t.production().publish();
			expect(await urlsOf(t)).toEqual([other.url, t.production().url]);
		},
	);

	test('one that this process registered is named by its workflow', async () => {
		const options = { registration: 'applicationUrl' };
		const other = { ...t.setup, webhookId: 'ffffffff-7c1e-4a53-9d8e-0d9c1f6a2b10' };
		await hooksOf({ ...other, parameters: { options } }).publish();
		await expect(t.production().create()).rejects.toThrow(
			/"Didit Trigger" in "Test" \(http:\S+\/workflow\/workflow\) receives/,
		);
	});

	test('a test does not silence its own production, which moves over by itself', async () => {
		await hasOwn(t.production().url);
		await expect(t.trial(REPLACE).create()).rejects.toThrow(
			/published version of this workflow, at http\S+, .*Unpublish the workflow and publish it first/,
		);
		const info = jest.spyOn(loggerOf(t.setup), 'info').mockImplementation(() => {});
		await t.production().publish();
		expect(info).toHaveBeenCalledWith(expect.stringContaining('moves from the URL'));
		info.mockRestore();
		await t.trial().publish();
		expect(await urlsOf(t)).toEqual([t.production().url, t.trial().url]);
	});

	test('where there is an enabled destination already, it is silent', async () => {
		await t.destinations([CRM]);
		await hasOwn(STRANGER);
		await t.production().publish();
		expect(await urlsOf(t)).toEqual([CRM.url, t.production().url]);
	});

	test('a disabled one silences nobody', async () => {
		await t.destinations([{ ...CRM, enabled: false }]);
		await hasOwn(STRANGER);
		await expect(t.production().create()).rejects.toThrow(/would no longer do so/);
		expect(await urlsOf(t)).toEqual([CRM.url]);
	});

	test('our URL that is left there from before goes with the trigger', async () => {
		await hasOwn(t.production().url);
		await t.production().delete();
		expect(await t.registered()).toBeNull();
	});
});
