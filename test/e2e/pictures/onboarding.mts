import { randomUUID } from 'node:crypto';
import { send } from '../../../scripts/host/http.mts';
import type { Json, NodeJson, Workflow } from '../../../scripts/host/types.mts';
import { ACTION_TYPE, MANUAL_TRIGGER_TYPE } from '../../../scripts/start/examples.mts';
import type { World } from '../world.mts';

/** What a company may have set up at Didit. */
const DIDIT_WORKFLOWS: Json[] = [
	{ workflow_label: 'Onboarding', workflow_type: 'kyc', is_default: true, is_aml_enabled: true },
	{ workflow_label: 'Onboarding with passport chip', workflow_type: 'kyc', is_nfc_enabled: true },
	{ workflow_label: 'Over 18', workflow_type: 'adaptive_age_verification' },
	{ workflow_label: 'Proof of address', workflow_type: 'address_verification' },
	{ workflow_label: 'Sign in again', workflow_type: 'biometric_authentication' },
];

const CUSTOMER = { customer_id: 'customer-4711', name: 'Carmen Ruiz', email: 'carmen@example.com' };

export const CREATE_SESSION = 'Create session';

const STEPS: Pick<NodeJson, 'name' | 'type' | 'typeVersion' | 'parameters'>[] = [
	{ name: 'Start', type: MANUAL_TRIGGER_TYPE, typeVersion: 1, parameters: {} },
	{
		name: 'New customer',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			assignments: {
				assignments: Object.entries(CUSTOMER).map(([name, value]) => {
					return { id: name, name, value, type: 'string' };
				}),
			},
		},
	},
	{
		name: CREATE_SESSION,
		type: ACTION_TYPE,
		typeVersion: 1,
		parameters: {
			resource: 'session',
			operation: 'create',
			vendorData: '={{ $json.customer_id }}',
		},
	},
];

/** A short workflow that makes a session for a customer of such a company. */
export async function onboardingWorkflow(world: World): Promise<Workflow> {
	const credentials = { diditApi: await companyCredential(world) };
	const nodes = STEPS.map((step, index) => {
		const position: [number, number] = [index * 224, 0];
		return { ...step, id: randomUUID(), position, ...(index === 2 && { credentials }) };
	});
	const connections = Object.fromEntries(
		STEPS.slice(1).map((next, index) => {
			const main = [[{ node: next.name, type: 'main', index: 0 }]];
			return [STEPS[index]?.name, { main }];
		}),
	);
	return world.n8n.client.createWorkflow({ name: 'Onboarding', nodes, connections });
}

async function companyCredential({ n8n, sandbox }: World): Promise<{ id: string; name: string }> {
	const { api_key: apiKey } = await sandbox.control.createApplication({ name: 'Onboarding' });
	const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
	for (const workflow of DIDIT_WORKFLOWS) {
		const init = { method: 'POST', headers, body: JSON.stringify(workflow) };
		const { status } = await send(`${sandbox.url}/v3/workflows/`, init, 10_000);
		if (status !== 201) throw new Error(`The sandbox made no workflow: ${status}`);
	}
	const name = 'Didit account';
	const data = { apiKey, baseUrl: `${sandbox.url}/v3` };
	const { id } = await n8n.client.createCredential({ name, type: 'diditApi', data });
	return { id, name };
}
