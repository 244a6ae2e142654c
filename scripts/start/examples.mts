import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from '../host/paths.mts';
import type { NodeJson, WorkflowJson } from '../host/types.mts';

/** The example whose job is run for all to see. */
export const MAIN_EXAMPLE = 'full-kyc-onboarding';

export const ACTION_TYPE = 'n8n-nodes-didit.didit';
export const TRIGGER_TYPE = 'n8n-nodes-didit.diditTrigger';
export const MANUAL_TRIGGER_TYPE = 'n8n-nodes-base.manualTrigger';

export interface Example {
	/** The name of its file without `.json`. */
	key: string;
	workflow: WorkflowJson;
}

export async function readExamples(): Promise<Example[]> {
	const folder = join(root, 'examples');
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
	return Promise.all(
		files.map(async (file) => ({
			key: basename(file, '.json'),
			workflow: JSON.parse(await readFile(join(folder, file), 'utf8')) as WorkflowJson,
		})),
	);
}

export const nodesOfType = ({ nodes }: WorkflowJson, type: string): NodeJson[] =>
	nodes.filter((node) => node.type === type);
