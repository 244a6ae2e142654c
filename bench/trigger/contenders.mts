import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { runToEnd } from '../../scripts/host/child.mts';
import type { Host } from '../../scripts/host/install.mts';
import type { RunningN8n } from '../../scripts/host/n8n.mts';
import type { RunningSandbox } from '../../scripts/host/sandbox.mts';
import type { SandboxApplication } from '../../scripts/host/sandboxControl.mts';
import type { Json, NodeJson } from '../../scripts/host/types.mts';
import { PACKAGES } from './packages.mts';

export const CONTENDERS = {
	didit: 'Didit Trigger, 1,000 entries',
	forgetful: 'Didit Trigger without memory',
	mindful: 'Didit Trigger, 10,000 entries',
	bare: 'Trigger that checks nothing',
	webhook: "n8n's Webhook node",
	code: 'Webhook node and Code node',
} as const;

export type ContenderName = keyof typeof CONTENDERS;

/** A published workflow that takes deliveries. */
export interface Contender {
	name: ContenderName;
	workflowId: string;
	url: string;
	/** With which its deliveries are signed. */
	secret: string;
	/** Which its deliveries are about. */
	application: SandboxApplication;
}

export interface Bench {
	host: Host;
	/** Of an n8n with SQLite, whose memory can be filled. */
	userFolder?: string;
	/** With the address where its webhooks come in. */
	n8n: Pick<RunningN8n, 'client' | 'url'>;
	sandbox: RunningSandbox;
}

/** Entries in n8n's memory before the first round, as after a long time. */
const ENTRIES: Partial<Record<ContenderName, number>> = { didit: 1_000, mindful: 10_000 };

/** @param steps what comes after the trigger */
export async function contender(
	bench: Bench,
	name: ContenderName,
	steps: NodeJson[] = [node('Next', 'n8n-nodes-base.noOp', 1)],
): Promise<Contender> {
	const application = await bench.sandbox.control.createApplication({ name });
	const { api_key: apiKey, secret_shared_key: secret } = application;
	const { n8n, sandbox } = bench;
	const { id: credentialId } = await n8n.client.createCredential({
		name,
		type: 'diditApi',
		data: { apiKey, baseUrl: `${sandbox.url}/v3` },
	});
	const credentials = { diditApi: { id: credentialId, name } };
	const webhookId = randomUUID();
	const didit = (packageName: string): NodeJson[] => [
		{ ...node('Trigger', `${packageName}.diditTrigger`, 2), webhookId, credentials },
	];
	const webhook: NodeJson = {
		...node('Trigger', 'n8n-nodes-base.webhook', 2.1),
		webhookId,
		parameters: { httpMethod: 'POST', path: webhookId, responseMode: 'onReceived', options: {} },
	};
	const first: Record<ContenderName, { nodes: NodeJson[]; path: string }> = {
		didit: { nodes: didit(PACKAGES.didit), path: `${webhookId}/didit` },
		forgetful: { nodes: didit(PACKAGES.forgetful), path: `${webhookId}/didit` },
		mindful: { nodes: didit(PACKAGES.mindful), path: `${webhookId}/didit` },
		bare: {
			nodes: [{ ...node('Trigger', `${PACKAGES.bare}.bareTrigger`, 2), webhookId }],
			path: `${webhookId}/bare`,
		},
		webhook: { nodes: [webhook], path: webhookId },
		code: {
			nodes: [
				webhook,
				{
					...node('Check', 'n8n-nodes-base.code', 2),
					parameters: { jsCode: checkInCode(secret) },
				},
			],
			path: webhookId,
		},
	};
	const nodes = [...first[name].nodes, ...steps];
	const { id } = await n8n.client.createWorkflow({
		name: CONTENDERS[name],
		nodes,
		connections: inARow(nodes),
	});
	await n8n.client.publish(id);
	const entries = ENTRIES[name];
	const { host, userFolder } = bench;
	if (entries !== undefined && userFolder !== undefined) {
		await fill({ host, userFolder }, id, String(nodes[0]?.id), entries);
	}
	return {
		name,
		workflowId: id,
		url: `${n8n.url}/webhook/${first[name].path}`,
		secret,
		application,
	};
}

export const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: Json = {},
): NodeJson => ({
	...{ id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters },
});

function inARow(nodes: NodeJson[]): Json {
	const pairs = nodes
		.slice(1)
		.map(({ name }, index) => [
			String(nodes[index]?.name),
			{ main: [[{ node: name, type: 'main', index: 0 }]] },
		]);
	return Object.fromEntries(pairs) as Json;
}

/** The same check as it is commonly written: sorted keys, HMAC, comparison, age. */
const checkInCode = (secret: string): string => `
const { createHmac, timingSafeEqual } = require('crypto');
const sorted = (value) => {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
};
const { headers, body } = $input.first().json;
const timestamp = headers['x-timestamp'];
if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) throw new Error('Too old');
const expected = createHmac('sha256', ${JSON.stringify(secret)})
	.update(timestamp + ':' + JSON.stringify(sorted(body)))
	.digest();
const given = Buffer.from(headers['x-signature-v2'], 'hex');
if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
	throw new Error('The signature does not fit');
}
return [{ json: body }];
`;

async function fill(
	{ host, userFolder }: { host: Host; userFolder: string },
	workflowId: string,
	nodeId: string,
	entries: number,
): Promise<void> {
	const script = join(import.meta.dirname, 'fillMemory.mts');
	const database = join(userFolder, '.n8n', 'database.sqlite');
	const { code, output } = await runToEnd({
		command: host.node,
		args: [script, host.folder, database, workflowId, nodeId, String(entries)],
		env: { PATH: process.env.PATH },
	});
	if (code !== 0) throw new Error(`n8n's memory could not be filled: ${output}`);
}
