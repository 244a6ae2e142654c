import { randomUUID } from 'node:crypto';
import type { RunningN8n } from '../../scripts/host/n8n.mts';
import type { SandboxApplication } from '../../scripts/host/sandboxControl.mts';
import type { Json, NodeJson, WorkflowJson } from '../../scripts/host/types.mts';
import { ACTION_TYPE, MANUAL_TRIGGER_TYPE } from '../../scripts/start/examples.mts';
import type { World } from './world.mts';

/** The name of the node that is measured. */
export const WORK = 'Work';

/** What a user can build for the same job: nodes in a row, of which the one named Work does it. */
export interface Contender {
	readonly name: string;
	nodes(application: BenchApplication, n8n: RunningN8n): Promise<NodeJson[]>;
}

export interface BenchApplication extends SandboxApplication {
	/** Without a slash at its end. */
	readonly base: string;
	readonly default_workflow_id: string;
}

export async function newApplication(
	{ sandbox }: World,
	settings: Json = {},
): Promise<BenchApplication> {
	const made = await sandbox.control.createApplication({ name: 'Bench', ...settings });
	return { ...(made as BenchApplication), base: `${sandbox.url}/v3` };
}

/** Starts when it is told to, then goes through these nodes. */
export function inARow(name: string, nodes: NodeJson[], settings: Json = {}): WorkflowJson {
	const all = [node('Start', MANUAL_TRIGGER_TYPE, 1, {}), ...nodes];
	const connections = Object.fromEntries(
		all
			.slice(1)
			.map(({ name: to }, index) => [
				all[index]?.name ?? '',
				{ main: [[{ node: to, type: 'main', index: 0 }]] },
			]),
	);
	return { name, nodes: all, connections, settings };
}

/** An item for each of these. */
export function itemsFrom(rows: Json[]): NodeJson[] {
	return [
		node('List', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ rows }),
			options: {},
		}),
		node('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'rows', options: {} }),
	];
}

/** The Didit node, or another one that takes its credential, with one for this application. */
export async function diditNode(
	parameters: Json,
	{ api_key: apiKey, base: baseUrl }: BenchApplication,
	{ client }: Pick<RunningN8n, 'client'>,
	type = ACTION_TYPE,
): Promise<NodeJson> {
	const data = { apiKey, baseUrl };
	const { id, name } = await client.createCredential({ name: 'Didit', type: 'diditApi', data });
	return node(WORK, type, 1, parameters, { diditApi: { id, name } });
}

/** The HTTP Request node as a person sets it up who has no other: the key as a header. */
export async function httpNode(
	parameters: Json,
	{ api_key: value }: BenchApplication,
	{ client }: RunningN8n,
	name = WORK,
): Promise<NodeJson> {
	const type = 'httpHeaderAuth';
	const data = { name: 'x-api-key', value };
	const credential = await client.createCredential({ name: 'Key', type, data });
	const auth = { authentication: 'genericCredentialType', genericAuthType: type };
	return node(
		name,
		'n8n-nodes-base.httpRequest',
		4.5,
		{ ...auth, options: {}, ...parameters },
		{ [type]: { id: credential.id, name: credential.name } },
	);
}

export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Json,
	credentials?: NodeJson['credentials'],
): NodeJson {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters,
		...(credentials && { credentials }),
	};
}
