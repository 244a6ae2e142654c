import assert from 'node:assert/strict';
import { failureOf, itemsOf } from '../../../scripts/host/executions.mts';
import type { CredentialInput, Item, NodeJson, Workflow } from '../../../scripts/host/types.mts';
import type { Runner } from '../runner.mts';
import type { World } from '../world.mts';

type NewWorkflow = Pick<Workflow, 'name' | 'nodes' | 'connections' | 'pinData'>;

const ACCOUNT = { email: 'founder@example.com', password: 'Right-Passw0rd' };

/** The Test button, and how often a password goes to Didit. */
export async function credentialsChapter(runner: Runner, world: World): Promise<void> {
	const { n8n, sandbox, host } = world;
	const saysWhy = !host.release.lacks.includes('wordsOfCredentialTests');
	const { client } = n8n;
	const { control } = sandbox;

	const keyCredential = (apiKey: string): CredentialInput => ({
		name: 'Key under test',
		type: 'diditApi',
		data: { apiKey, baseUrl: `${sandbox.url}/v3` },
	});
	const accountCredential = (email: string, password: string): CredentialInput => ({
		name: `Account ${email}`,
		type: 'diditAccountApi',
		data: { email, password, baseUrl: `${sandbox.url}/auth/v2` },
	});
	const test = async (credential: CredentialInput) => {
		const { id } = await client.createCredential(credential);
		return client.testCredential(id, credential);
	};
	const logins = async (since: number): Promise<number> => {
		const { requests } = await control.book();
		return requests.filter(({ n, path }) => n > since && path.endsWith('/programmatic/login/'))
			.length;
	};
	const now = async (): Promise<number> => (await control.book()).last;

	await runner.test('Test accepts the key of an application', async () => {
		const { api_key: key } = await control.createApplication({ name: 'Key under test' });
		assert.deepEqual((await test(keyCredential(key))).status, 'OK');
	});

	await runner.test('Test refuses another key, in words and without showing it', async () => {
		const { status, message } = await test(keyCredential('wrong-key-1234567890'));
		assert.equal(status, 'Error');
		if (saysWhy) assert.match(message, /business\.didit\.me.*API & Webhooks/);
		assert.doesNotMatch(message, /1234567890/);
	});

	await runner.test('Test takes a key as it is pasted', async () => {
		const { api_key: key } = await control.createApplication({ name: 'Pasted key' });
		assert.deepEqual((await test(keyCredential(`"Bearer ${key}"\n`))).status, 'OK');
	});

	await runner.test('Test names a base URL that leads nowhere, and what it must be', async () => {
		// One by one: n8n keeps the node of a test in one place for all of them.
		for (const baseUrl of ['https://business.didit.me/console', 'nowhere', sandbox.url]) {
			const credential = keyCredential('any-key-1234567890');
			const { status, message } = await test({
				...credential,
				data: { ...credential.data, baseUrl },
			});
			assert.equal(status, 'Error');
			if (saysWhy) assert.match(message, /base URL.*https:\/\/verification\.didit\.me\/v3/);
		}
	});

	await runner.test("n8n's HTTP Request node can send the key, too", async () => {
		const { api_key: key } = await control.createApplication({ name: 'Custom API Call' });
		const credential = keyCredential(key);
		const { id: credentialId } = await client.createCredential(credential);
		const { id } = await client.createWorkflow(
			fromStart('Custom API Call', [{ json: {} }], {
				name: 'Balance',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				parameters: {
					url: `${sandbox.url}/v3/billing/balance/`,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'diditApi',
					options: {},
				},
				credentials: { diditApi: { id: credentialId, name: credential.name } },
			}),
		);
		const execution = await client.runToEnd(id, 'Start');
		assert.equal(execution.status, 'success', failureOf(execution));
		assert.ok('balance' in (itemsOf(execution, 'Balance')[0]?.json ?? {}));
	});

	await control.createAccount(ACCOUNT);

	await runner.test('Test accepts e-mail and password of an account', async () => {
		assert.equal((await test(accountCredential(ACCOUNT.email, ACCOUNT.password))).status, 'OK');
	});

	await runner.test('Test refuses a wrong password after one login', async () => {
		const before = await now();
		const { status, message } = await test(accountCredential(ACCOUNT.email, 'Wrong-Passw0rd'));
		assert.equal(status, 'Error');
		assert.doesNotMatch(message, /Wrong-Passw0rd/);
		assert.equal(await logins(before), 1);
	});

	await runner.test('ten items with a wrong password make one login', async () => {
		const credential = accountCredential(ACCOUNT.email, 'Wrong-Passw0rd');
		const { id } = await client.createWorkflow(
			organizationsFor(
				Array.from({ length: 10 }, (_, index) => ({ json: { index } })),
				{
					id: (await client.createCredential(credential)).id,
					name: credential.name,
				},
			),
		);
		const before = await now();
		const execution = await client.runToEnd(id, 'Start');
		assert.equal(execution.status, 'error');
		assert.match(failureOf(execution) ?? '', /login/);
		assert.equal(await logins(before), 1);
	});

	await runner.test('a token is kept between runs, and renewed once after it expired', async () => {
		const credential = accountCredential(ACCOUNT.email, ACCOUNT.password);
		const { id } = await client.createWorkflow(
			organizationsFor([{ json: {} }], {
				id: (await client.createCredential(credential)).id,
				name: credential.name,
			}),
		);
		const before = await now();
		for (const [expire, expectedLogins] of [
			[false, 1],
			[false, 1],
			[true, 2],
		] as const) {
			if (expire) await control.request('POST', 'accounts/expire-tokens', { email: ACCOUNT.email });
			const execution = await client.runToEnd(id, 'Start');
			assert.equal(execution.status, 'success', failureOf(execution));
			assert.equal(itemsOf(execution, 'Organizations')[0]?.json.contact_email, ACCOUNT.email);
			assert.equal(await logins(before), expectedLogins);
		}
	});
}

/** A workflow that asks for the organizations once for each item. */
function organizationsFor(items: Item[], credential: { id: string; name: string }): NewWorkflow {
	return fromStart(`Organizations, ${items.length} items`, items, {
		name: 'Organizations',
		type: 'n8n-nodes-didit.didit',
		typeVersion: 1,
		parameters: { resource: 'account', operation: 'getOrganizations' },
		credentials: { diditAccountApi: credential },
	});
}

/** A workflow that is started by hand, with one node that gets these items. */
function fromStart(name: string, items: Item[], node: NodeJson): NewWorkflow {
	return {
		name,
		nodes: [
			{
				id: '1',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{ id: '2', position: [224, 0], ...node },
		],
		connections: { Start: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
		pinData: { Start: items },
	};
}
