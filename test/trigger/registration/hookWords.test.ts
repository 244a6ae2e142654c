import type { IDataObject } from 'n8n-workflow';
import { STOPS } from '../../../nodes/DiditTrigger/registration/errors';
import { apiKeyCredential } from '../../support/sandbox';
import { messageOf, OWN_URL, REPLACE, STRANGER, useRegistration } from '../registration';
import type { Setup } from '../support';
import { hooksOf } from '../support';

const t = useRegistration();

interface Words {
	readonly cause: RegExp;
	readonly remedy: RegExp;
}

function expectWords(message: string, { cause, remedy }: Words): void {
	expect(message).toMatch(cause);
	expect(message).toMatch(remedy);
	expect(message).not.toContain(t.application.api_key);
	expect(message).not.toContain(t.application.secret_shared_key);
}

describe('what stops a trigger from being registered, and what to do', () => {
	const NEIGHBOUR = 'http://127.0.0.1:5678/webhook/cccccccc-7c1e-4a53-9d8e-0d9c1f6a2b10/didit';
	const keeps = async (webhook_url: string | null) =>
		await t.fault({ method: 'PATCH', status: 200, body: { webhook_url } });

	/** What is left behind is only logged: nothing can be done for it here. */
	type Stop = Exclude<keyof typeof STOPS, 'leftBehind'>;
	const stops: Record<Stop, Words & { publish(): Promise<unknown> }> = {
		unreachable: {
			publish: async () =>
				await hooksOf({
					credentials: {
						diditApi: { apiKey: 'key', baseUrl: 'https://verification.didit.me/v3' },
					},
				}).create(),
			cause: /cannot deliver to http:\/\/127\.0\.0\.1:5678\/\S+: it leads to this machine/,
			remedy: /Give n8n a public https address \(setting N8N_WEBHOOK_URL\), or use a tunnel/,
		},
		destinations: {
			publish: async () => {
				await t.destinations([{ url: STRANGER, label: 'CRM' }]);
				await t.production(OWN_URL).publish();
			},
			cause: /would ignore this trigger: CRM https:\/\/example\.com\/hooks\/didit\./,
			remedy: /Disable them in the Didit console, or use the credential of another Didit app/,
		},
		sessionEventsOnly: {
			publish: async () =>
				await t
					.production({ ...OWN_URL, events: ['data.updated', 'user.status.updated'] })
					.publish(),
			cause: /Session Status Updated and Session Data Updated, and not user\.status\.updated\./,
			remedy: /Remove the others from "Events", or set the option "Registration"/,
		},
		right: {
			publish: async () => {
				await t.fault({ status: 403, body: { detail: 'No.' }, times: null });
				await t.production().publish();
			},
			cause: /Didit did not allow this/,
			remedy: /API key needs the right "webhooks: write"/,
		},
		stranger: {
			publish: async () => {
				await t.register(STRANGER, 'v2');
				await t.production().publish();
			},
			cause: /sends the events of this application to https:\/\/example\.com\/hooks\/didit\./,
			remedy: /credential of another Didit application here, or set the option .*"Replace It"/,
		},
		neighbour: {
			publish: async () => {
				await t.register(NEIGHBOUR);
				await t.production().publish();
			},
			cause: new RegExp(`Another trigger of this n8n receives .* at ${NEIGHBOUR}\\.`),
			remedy: /Unpublish its workflow or end its test, or use the credential of another Didit/,
		},
		published: {
			publish: async () => {
				await t.production().publish();
				await t.trial().publish();
			},
			cause: /published version of this workflow receives its events, at http:\S+\./,
			remedy: /credential of another Didit application here, or unpublish the workflow first/,
		},
		moved: {
			publish: async () => {
				await t.register(t.production().url.replace('127.0.0.1:5678', 'old.example.com'));
				await t.production().publish();
			},
			cause: /to http:\/\/old\.example\.com\/\S+, where this trigger was before n8n got another/,
			remedy: /Either set the option .*"Replace It", or use the credential of another Didit/,
		},
		settings: {
			publish: async () => await t.production({ filters: { statuses: ['Aproved'] } }).publish(),
			cause: /would never start\. "Statuses" has no choice "Aproved"\. The nearest: Approved/,
			remedy: /Correct its settings/,
		},
		badRestoreUrl: {
			publish: async () => {
				const options = { registeredUrl: 'replace', restoreUrl: 'example.com/hooks' };
				await t.production({ options }).publish();
			},
			cause: /"URL to Restore" holds "example\.com\/hooks", which is not a web address/,
			remedy: /Enter the whole address, beginning with https:\/\/, or remove the option/,
		},
		notKept: {
			publish: async () => {
				await keeps(STRANGER);
				await t.production().publish();
			},
			cause: /still has the URL https:\/\/example\.com\/hooks\/didit instead of http:\/\/127/,
			remedy: /Publish again, and look in the Didit console under API & Webhooks/,
		},
		noCredential: {
			publish: async () => await hooksOf({ credentials: {} }).create(),
			cause: /credential of this trigger cannot be read: .*not have any credentials set/,
			remedy: /Select one in the node, or create it anew/,
		},
		noConfiguration: {
			publish: async () => {
				await t.fault({ method: 'GET', status: 200, body: { service: 'another one' } });
				await t.production().publish();
			},
			cause: /not a webhook configuration/,
			remedy: /Check the base URL in the Didit credential: .*https:\/\/verification\.didit\.me\/v3/,
		},
		notCleared: {
			publish: async () => {
				await t.production().publish();
				await t.fault({ status: 500, times: null });
				await t.production().delete();
			},
			cause: /webhook URL http:\S+ may still be registered at Didit\. Didit had trouble of its own/,
			remedy:
				/If it stays, clear the URL with the Didit node \(Webhook > Update, Disable Webhook\)/,
		},
	};

	test.each(Object.entries(stops))('%s', async (_name, { publish, ...words }) => {
		expectWords(await messageOf(publish()), words);
	});

	test.each(Object.keys(stops))('%s: the remedies stand within what n8n shows', async (name) => {
		const { publish, remedy } = stops[name as Stop];
		const message = await messageOf(publish());
		const at = message.search(remedy);
		expect(at).toBeGreaterThan(0);
		expect(message.split(/\s+/).length).toBeLessThan(60);
	});

	test('a neighbour that this process registered is named, with the way to it', async () => {
		await t.production().publish();
		const other = hooksOf({ ...t.setup, webhookId: 'dddddddd-7c1e-4a53-9d8e-0d9c1f6a2b10' });
		expect(await messageOf(other.publish())).toMatch(
			/: "Didit Trigger" in "Test"\. Unpublish that workflow or end its test \(http:\S+\/workflow\/workflow\)/,
		);
	});

	test('a URL that Didit lost is told, too', async () => {
		await keeps(null);
		expect(await messageOf(t.production().publish())).toMatch(/still has no URL instead of http/);
	});

	test('the URL of somebody else is told whole, for the person to copy', async () => {
		const url = `${STRANGER}?restore=no&b=%20`;
		await t.register(url);
		expect(await messageOf(t.production().publish())).toContain(` to ${url}. `);
	});

	test('what Didit holds is told even where it is no URL', async () => {
		const body = { webhook_url: 'nonsense', webhook_version: 'v3' };
		await t.fault({ method: 'GET', status: 200, body });
		expect(await messageOf(t.production().create())).toContain(' to nonsense. ');
	});

	test('a test that another node began is named by its address', async () => {
		const url = NEIGHBOUR.replace('/webhook/', '/webhook-test/');
		await t.register(`${url}?restore=http%3A%2F%2F127.0.0.1%3A5678%2Fwebhook`);
		expect(await messageOf(t.production(REPLACE).publish())).toContain(`at ${url}. `);
	});
});

describe('what goes wrong on the way to Didit, and what to do', () => {
	const HTML = { content_type: 'text/html', body: '<h1>Gateway</h1>' };
	const KEY: Words = { cause: /did not accept the sign-in/, remedy: /Check the API key in the/ };
	const RIGHT: Words = { cause: /did not allow this/, remedy: /API key .*permission/ };
	const BASE: Words = { cause: /not a webhook configuration/, remedy: /Check the base URL/ };
	const LIMIT: Words = { cause: /limiting the number of requests/, remedy: /run it again later/ };
	const TROUBLE: Words = {
		cause: /trouble of its own/,
		remedy: /Nothing was changed\. Try again later|not known whether/,
	};
	const REDIRECT: Words = { cause: /answered with a redirect/, remedy: /base URL .*API itself/ };
	const HALF: Words = { cause: /could not be read/, remedy: /check the base URL .*again/ };
	const LOST: Words = { cause: /connection to Didit broke off/, remedy: /again/ };

	const troubles: ReadonlyArray<[string, IDataObject, Words]> = [
		['401', { status: 401 }, KEY],
		['403', { status: 403 }, RIGHT],
		['404', { status: 404 }, BASE],
		['404 from a web server', { status: 404, ...HTML }, BASE],
		['429', { status: 429, headers: { 'retry-after': '60' } }, LIMIT],
		['500', { status: 500 }, TROUBLE],
		['502 from a proxy', { status: 502, ...HTML }, TROUBLE],
		['a redirect', { kind: 'redirect', location: 'https://example.com/' }, REDIRECT],
		['a web page', { status: 200, ...HTML }, HALF],
		['half an answer', { kind: 'truncate' }, HALF],
		['a connection that breaks', { kind: 'drop_before' }, LOST],
	];
	const [GET, PATCH] = ['GET', 'PATCH'];

	test.each(troubles)('reading: %s', async (_name, fault, words) => {
		await t.fault({ method: GET, times: null, ...fault });
		expectWords(await messageOf(t.production().checkExists()), words);
		expectWords(await messageOf(t.production().create()), words);
	});

	test.each(troubles)('changing: %s', async (_name, fault, words) => {
		await t.fault({ method: PATCH, times: null, ...fault });
		const message = await messageOf(t.production().create());
		expectWords(message, words);
		expect(message).toMatch(/\. Then publish or listen again: the trigger looks first at what/);
	});

	test.each(troubles.filter(([name]) => !name.startsWith('404')))(
		'clearing: %s',
		async (_name, fault, { cause }) => {
			await t.production().publish();
			await t.fault({ method: PATCH, times: null, ...fault });
			const remedy = /may still be registered.*If it stays, clear the URL/;
			expectWords(await messageOf(t.production().delete()), { cause, remedy });
		},
	);

	test('a URL that Didit does not like', async () => {
		await t.fault({
			method: PATCH,
			status: 400,
			body: { webhook_url: ['Enter a valid URL.'] },
		});
		expectWords(await messageOf(t.production().create()), {
			cause: /could not accept the request: .*webhook_url.*Enter a valid URL/,
			remedy: /N8N_WEBHOOK_URL: give n8n a public https address/,
		});
	});

	const credentials = (baseUrl: string): Setup => ({
		credentials: { diditApi: { apiKey: 'a key', baseUrl } },
	});

	test.each<[string, () => Setup, Words]>([
		[
			'nobody listens there',
			() => credentials('http://127.0.0.1:1/v3'),
			{ cause: /could not be reached/, remedy: /Check the network .*base URL in the credential/ },
		],
		[
			'no TLS is spoken there',
			() => {
				const { baseUrl } = apiKeyCredential(t.application).diditApi!;
				return credentials(String(baseUrl).replace('http:', 'https:'));
			},
			{ cause: /No secure connection/, remedy: /check the base URL, and a proxy/ },
		],
		[
			'the base URL is none',
			() => credentials('example.com/v3'),
			{ cause: /base URL in the Didit credential is not usable/, remedy: /for example https:/ },
		],
	])('%s', async (_name, setup, words) => {
		expectWords(await messageOf(hooksOf(setup()).checkExists()), words);
		expectWords(await messageOf(hooksOf(setup()).create()), words);
	});
});
