/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { IHttpRequestOptions, INodeParameters } from 'n8n-workflow';
import { RoutedCredentials } from '../../support/routedCredentials';
import { apiKeyCredential } from '../../support/sandbox';
import { REPLACE, STRANGER, useRegistration } from '../registration';
import type { Hooks, Setup } from '../support';
import { hooksOf } from '../support';

const t = useRegistration();

const OTHER = 'cccccccc-7c1e-4a53-9d8e-0d9c1f6a2b10';

type Kind = 'production' | 'test';

/** n8n publishes several workflows, and registers all triggers of one, at the same time. */
describe('two nodes of one application at the same time', () => {
	/** @returns the URL of the one that is registered, and what the other was told */
	const publishBoth = async (...nodes: readonly [Hooks, Hooks]) => {
		const [one, other] = await Promise.all(
			nodes.map(async ({ url, create }) => {
				const refusal = await create().then(
					() => undefined,
					(error: Error) => error.message,
				);
				return { url, refusal };
			}),
		);
		const [winner, loser] = one?.refusal === undefined ? [one, other] : [other, one];
		expect(winner?.refusal).toBeUndefined();
		return { url: winner?.url, refusal: loser?.refusal };
	};

	test.each<[Kind, Kind, INodeParameters, string | null]>([
		['production', 'production', {}, null],
		['production', 'production', REPLACE, STRANGER],
		['production', 'test', REPLACE, null],
		['test', 'production', {}, null],
		['test', 'test', REPLACE, STRANGER],
	])('%s and %s, %j: one is registered, the other reads why not', async (...given) => {
		const [one, other, parameters, registered] = given;
		await t.register(registered);
		const { url, refusal } = await publishBoth(
			hooksOf({ ...t.setup, parameters }, one),
			hooksOf({ ...t.setup, parameters, webhookId: OTHER }, other),
		);
		expect(await t.registered()).toBe(url);
		expect(refusal).toMatch('Another trigger of this n8n receives');
		expect(refusal).toContain(': "Didit Trigger" in "Test". ');
	});

	test('production and test of the same node: production is registered', async () => {
		const [published] = await Promise.allSettled([t.production().create(), t.trial().create()]);
		expect(published.status).toBe('fulfilled');
		expect(await t.registered()).toBe(t.production().url);
	});

	test('one goes while the other comes: the one that comes is registered', async () => {
		const other = hooksOf({ ...t.setup, webhookId: OTHER });
		await t.production().publish();
		await Promise.all([t.production().delete(), other.create()]);
		expect(await t.registered()).toBe(other.url);
	});
});

describe('the hooks of an application', () => {
	/** Requests that are about to go out, each held until it is let go. */
	const held = new Map<string, () => void>();

	const begin = async (label: string, setup: Setup): Promise<boolean> => {
		const route = async (options: IHttpRequestOptions) => {
			await new Promise<void>((go) => held.set(`${label} ${options.method}`, go));
			return options;
		};
		const credentialsHelper = new RoutedCredentials(setup.credentials, route);
		return await hooksOf({ ...setup, additionalData: { credentialsHelper } }).create();
	};

	const letGo = async (label: string) => {
		while (!held.has(label)) await new Promise(setImmediate);
		held.get(label)?.();
		held.delete(label);
	};

	test('wait for each other, even for one that fails, but not for those of others', async () => {
		const unknown = apiKeyCredential({ api_key: 'wrong' });
		const first = begin('first', { credentials: unknown });
		const second = begin('second', { credentials: unknown, webhookId: OTHER });
		const elsewhere = begin('elsewhere', t.setup);

		await letGo('elsewhere GET');
		// Whether this Didit has destinations.
		await letGo('elsewhere GET');
		await letGo('elsewhere PATCH');
		expect(await elsewhere).toBe(true);
		expect([...held.keys()]).toEqual(['first GET']);

		await letGo('first GET');
		await expect(first).rejects.toThrow(/sign-in/);
		await letGo('second GET');
		await expect(second).rejects.toThrow(/sign-in/);
	});
});
