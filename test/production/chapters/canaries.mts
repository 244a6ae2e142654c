import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { failureOf } from '../../../scripts/host/executions.mts';
import { send } from '../../../scripts/host/http.mts';
import { say } from '../../../scripts/host/print.mts';
import type { Json } from '../../../scripts/host/types.mts';
import { readDidit } from '../../e2e/didit.mts';
import type { Runner } from '../../e2e/runner.mts';
import type { Store } from '../store.mts';
import type { ProductionWorld } from '../world.mts';

/** A text that must not come to rest where it does not belong. */
interface Canary {
	name: string;
	text: string;
	/** Tables where a person asked for it to be. */
	allowedIn: readonly string[];
}

const EXECUTIONS = ['execution_data'];
const ACCOUNT = {
	email: 'canary@example.com',
	password: `Canary-${randomBytes(8).toString('hex')}`,
};
const PATIENCE_MS = 30_000;
const PRUNED_MS = 150_000;
/** n8n's own program files, and what it was installed from. */
const NOT_DATA = /(^|\/)(node_modules|nodes)(\/|$)/;

/** Where keys, secrets and a person's data are after all that was done in a run. */
export async function canariesChapter(
	runner: Runner,
	world: ProductionWorld,
	store: Store,
): Promise<void> {
	const token = await loggedIn(world);
	const session = await handled(world, store);
	const canaries = await canariesOf(world, store, { session, token });

	await runner.test('the search finds what is there', async () => {
		// An execution read this decision, so a search that does not see the number is blind.
		const found = await inTables(
			world,
			canaries.filter(({ allowedIn }) => allowedIn.length > 0),
		);
		assert.deepEqual([...new Set(found.map(({ table }) => table))], EXECUTIONS);
	});

	await runner.test('in the database only where a person asked for it', async () => {
		const found = await inTables(world, canaries);
		const strays = found.filter(({ canary, table }) => !canary.allowedIn.includes(table));
		assert.deepEqual(
			strays.map(({ canary, table }) => `${canary.name} in ${table}`),
			[],
		);
	});

	const name = 'an execution that is not kept leaves nothing after the next pruning';
	await runner.test(name, async () => {
		const unseen = await unseenSession(world);
		const id = await callUnkept(world, unseen);
		// n8n marks it, and its next pruning takes it away: within a minute as this n8n is set.
		const end = Date.now() + PRUNED_MS;
		while ((await world.records.executionsOf(id)).length > 0 && Date.now() < end) await wait(500);
		assert.deepEqual(await world.records.executionsOf(id), []);
		assert.deepEqual(await inTables(world, [unseen.canary]), []);
		assert.deepEqual(await inFiles(world, [unseen.canary]), []);
	});

	await runner.test('in no log, not in Redis, not in what n8n keeps on disk', async () => {
		assert.deepEqual(await inFiles(world, canaries), []);
	});
}

/** A session that no execution has read, and the number of its document. */
interface Unseen {
	key: string;
	session: string;
	canary: Canary;
}

async function unseenSession(world: ProductionWorld): Promise<Unseen> {
	const { control } = world.sandbox;
	const { api_key: key } = await control.createApplication({ name: 'Unseen', dialect: 'current' });
	const [made] = await control.request<Json[]>('POST', 'sessions', { api_key: key, count: 1 });
	const session = String(made?.session_id);
	await control.setOutcome(session, 'Approved');
	const text = await documentNumber(world, key, session);
	return { key, session, canary: { name: 'unseen document number', text, allowedIn: [] } };
}

async function documentNumber(
	world: ProductionWorld,
	key: string,
	session: string,
): Promise<string> {
	const decision = await readDidit(world, key, `session/${session}/decision/`);
	const [document] = decision.id_verifications as Json[];
	return String(document?.document_number);
}

/** Calls a published workflow whose executions n8n is told not to keep. */
async function callUnkept(world: ProductionWorld, { key, session }: Unseen): Promise<string> {
	const { client, url } = world.n8n;
	const name = 'Not kept';
	const data = { apiKey: key, baseUrl: `${world.sandbox.url}/v3` };
	const credential = await client.createCredential({ name, type: 'diditApi', data });
	const path = randomUUID();
	const workflow = await client.createWorkflow({
		name,
		nodes: [
			{
				...{ id: '1', name: 'Call', type: 'n8n-nodes-base.webhook', typeVersion: 2.1 },
				position: [0, 0],
				webhookId: path,
				parameters: { path, responseMode: 'lastNode' },
			},
			{
				...{ id: '2', name: 'Decision', type: 'n8n-nodes-didit.didit', typeVersion: 1 },
				position: [224, 0],
				parameters: {
					operation: 'getDecision',
					sessionId: { __rl: true, mode: 'id', value: session },
				},
				credentials: { diditApi: { id: credential.id, name } },
			},
		],
		connections: { Call: { main: [[{ node: 'Decision', type: 'main', index: 0 }]] } },
		settings: { saveDataSuccessExecution: 'none' },
	});
	await client.publish(workflow.id);
	const response = await send(`${url}/webhook/${path}`, {}, PATIENCE_MS);
	assert.equal(((await response.json()) as Json).session_id, session);
	return workflow.id;
}

/** Lets n8n log in to an account, and gives the access token that it got. */
async function loggedIn({ n8n, sandbox }: ProductionWorld): Promise<string> {
	await sandbox.control.createAccount(ACCOUNT);
	const credential = await n8n.client.createCredential({
		name: 'Canary',
		type: 'diditAccountApi',
		data: { ...ACCOUNT, baseUrl: `${sandbox.url}/auth/v2` },
	});
	const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
	const workflow = await n8n.client.createWorkflow({
		name: 'Canary',
		nodes: [
			{ ...start, id: '1', position: [0, 0], parameters: {} },
			{
				...{ id: '2', name: 'Organizations', type: 'n8n-nodes-didit.didit', typeVersion: 1 },
				position: [224, 0],
				parameters: { resource: 'account', operation: 'getOrganizations' },
				credentials: { diditAccountApi: { id: credential.id, name: 'Canary' } },
			},
		],
		connections: { Start: { main: [[{ node: 'Organizations', type: 'main', index: 0 }]] } },
	});
	const execution = await n8n.client.runToEnd(workflow.id, 'Start');
	assert.equal(execution.status, 'success', failureOf(execution));
	const tokens = await sandbox.control.request<string[]>(
		'GET',
		`accounts/tokens?email=${encodeURIComponent(ACCOUNT.email)}`,
	);
	assert.ok(tokens[0]);
	return tokens[0];
}

/** A session whose decision an execution has read. */
async function handled(world: ProductionWorld, store: Store): Promise<string> {
	const [session = ''] = await store.newSessions(1);
	await world.sandbox.control.setOutcome(session, 'Approved');
	await world.records.settled();
	return session;
}

async function canariesOf(
	world: ProductionWorld,
	store: Store,
	{ session, token }: { session: string; token: string },
): Promise<Canary[]> {
	const { application } = store;
	const { api_key: key } = application;
	const nowhere: string[] = [];
	const secret = (name: string, text: unknown) => ({
		name,
		text: String(text),
		allowedIn: nowhere,
	});
	return [
		secret('API key', key),
		secret('account password', ACCOUNT.password),
		secret('access token', token),
		secret('webhook secret of the destination', (await store.destination()).secret_shared_key),
		secret('webhook secret of the application', application.secret_shared_key),
		{
			name: 'document number',
			text: await documentNumber(world, key, session),
			allowedIn: EXECUTIONS,
		},
	];
}

interface Found {
	canary: Canary;
	table: string;
}

/** Searches every row of every table of n8n's database, as text. */
async function inTables({ records }: ProductionWorld, canaries: Canary[]): Promise<Found[]> {
	const tables = await records.query<{ name: string }>(
		`SELECT table_name AS name FROM information_schema.tables
		 WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
	);
	const found: Found[] = [];
	for (const { name: table } of tables) {
		for (const canary of canaries) {
			const forms = formsOf(canary.text);
			const [row] = await records.query<{ there: boolean }>(
				`SELECT EXISTS (SELECT 1 FROM "${table}" t WHERE ${forms
					.map((_, index) => `strpos(t::text, $${index + 1}) > 0`)
					.join(' OR ')}) AS there`,
				forms,
			);
			if (row?.there) found.push({ canary, table });
		}
	}
	return found;
}

/** Searches all that the processes wrote to disk, Redis' file and the logs among it. */
async function inFiles(world: ProductionWorld, canaries: Canary[]): Promise<string[]> {
	const files = (await filesBelow(world.folder)).filter(
		(file) => !NOT_DATA.test(relative(world.folder, file)) && !file.endsWith('sandbox.log'),
	);
	const strays: string[] = [];
	for (const file of files) {
		const content = await readFile(file, 'latin1');
		for (const { name, text } of canaries) {
			if (isIn(content, text)) strays.push(`${name} in ${relative(world.folder, file)}`);
		}
	}
	say(`    ${files.length} files, ${canaries.length} texts`);
	return strays;
}

const isIn = (content: string, text: string): boolean =>
	formsOf(text).some((form) => content.includes(form));

/** As it is, as in an address, in hexadecimal digits, and in base64 wherever it may begin there. */
function formsOf(text: string): string[] {
	const base64 = [0, 1, 2].map((shift) => {
		const whole = Buffer.from('\0'.repeat(shift) + text).toString('base64');
		// The letters at both ends hold parts of what stands around it.
		return whole.slice(shift === 0 ? 0 : 4, whole.length - 4);
	});
	return [
		...new Set([text, encodeURIComponent(text), Buffer.from(text).toString('hex'), ...base64]),
	];
}

async function filesBelow(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { withFileTypes: true, recursive: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}
