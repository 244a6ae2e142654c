import type { N8nClient } from '../host/client.mts';
import { failureOf, itemsOf, nodesRun } from '../host/executions.mts';
import { bold, dim, say } from '../host/print.mts';
import { Problem } from '../host/problem.mts';
import type { SandboxControl, SandboxDelivery } from '../host/sandboxControl.mts';
import type { Execution, Json, Workflow } from '../host/types.mts';
import { ACTION_TYPE, MANUAL_TRIGGER_TYPE, nodesOfType, TRIGGER_TYPE } from './examples.mts';
import { summaryOf, type Summary } from './summary.mts';

const OUTCOME = 'Approved';
const ARRIVAL_MS = 60_000;

/**
 * Runs the main job in n8n and prints what came back from each step: a workflow and a session are
 * created, the end user is approved, the signed webhook arrives, the decision is fetched.
 */
export async function runMainJob(
	client: N8nClient,
	control: SandboxControl,
	workflowId: string,
): Promise<void> {
	const workflow = await client.getWorkflow(workflowId);
	const steps = new Steps();

	const entry = nodesOfType(workflow, MANUAL_TRIGGER_TYPE)[0];
	const trigger = nodesOfType(workflow, TRIGGER_TYPE)[0];
	if (!entry || !trigger) {
		throw new Problem(`"${workflow.name}" has no Manual Trigger or no Didit Trigger any more.`);
	}
	const first = succeeded(await client.runToEnd(workflowId, entry.name));
	printActions(steps, workflow, first);
	const sessionId = sessionIn(workflow, first);

	await control.setOutcome(sessionId, OUTCOME);
	steps.print('The end user goes through the verification', [['outcome', OUTCOME]]);

	const isOurs = ({ session_id, status }: Json): boolean =>
		session_id === sessionId && status === OUTCOME;
	const second = await client
		.executionWhere(
			workflowId,
			(execution) =>
				execution.mode === 'webhook' &&
				itemsOf(execution, trigger.name).some(({ json }) => isOurs(json)),
			ARRIVAL_MS,
		)
		.catch(async (error: unknown) => {
			throw error instanceof Problem ? new Problem(await whyNoRun(control, sessionId)) : error;
		});
	const delivery = (await deliveriesOf(control, sessionId)).find(({ body }) =>
		isOurs(JSON.parse(body) as Json),
	);
	steps.print("Didit's signed webhook arrives", delivery ? deliverySummary(delivery) : []);
	const { webhook_type, status } = itemsOf(second, trigger.name)[0]?.json ?? {};
	steps.print(trigger.name, [
		['event', String(webhook_type)],
		['status', String(status)],
	]);
	printActions(steps, workflow, succeeded(second));
}

class Steps {
	#count = 0;

	print(title: string, result: Summary): void {
		say(`  ${++this.#count}. ${bold(title)}`);
		const width = Math.max(...result.map(([name]) => name.length));
		for (const [name, value] of result) say(`     ${dim(name.padEnd(width))}  ${value}`);
	}
}

/** Prints what came out of the Didit nodes that ran, in the order in which they ran. */
function printActions(steps: Steps, workflow: Workflow, execution: Execution): void {
	const actions = new Set(nodesOfType(workflow, ACTION_TYPE).map(({ name }) => name));
	for (const name of nodesRun(execution)) {
		const item = itemsOf(execution, name)[0];
		if (actions.has(name) && item) steps.print(name, summaryOf(item.json));
	}
}

function succeeded(execution: Execution): Execution {
	if (execution.status === 'success') return execution;
	throw new Problem(
		`Execution ${execution.id} in n8n did not succeed: ${failureOf(execution) ?? execution.status}`,
	);
}

/** The id of the session that the execution created. */
function sessionIn(workflow: Workflow, execution: Execution): string {
	for (const { name, parameters } of nodesOfType(workflow, ACTION_TYPE)) {
		if (parameters.resource !== 'session' || parameters.operation !== 'create') continue;
		const id = itemsOf(execution, name)[0]?.json.session_id;
		if (typeof id === 'string') return id;
	}
	throw new Problem(`Execution ${execution.id} in n8n created no session.`);
}

async function deliveriesOf(
	control: SandboxControl,
	sessionId: string,
): Promise<SandboxDelivery[]> {
	const { deliveries } = await control.book();
	return deliveries.filter(({ body }) => (JSON.parse(body) as Json).session_id === sessionId);
}

async function whyNoRun(control: SandboxControl, sessionId: string): Promise<string> {
	const last = (await deliveriesOf(control, sessionId)).at(-1);
	return last === undefined
		? 'Didit sent no webhook: no address is registered for the application.'
		: `Didit sent the webhook to ${last.url}, but the workflow did not run; n8n answered ${last.status ?? last.error}.`;
}

function deliverySummary({ url, headers, status, error }: SandboxDelivery): Summary {
	const signatures = Object.keys(headers).filter((name) => /^x-signature/i.test(name));
	return [
		['sent to', url],
		['signed in', signatures.join(', ')],
		['n8n says', status === null ? `nothing (${error ?? 'no answer'})` : String(status)],
	];
}
