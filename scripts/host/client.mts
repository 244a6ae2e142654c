import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeExecution } from './executions.mts';
import { Problem } from './problem.mts';
import { N8nError, type RestSession } from './rest.mts';
import type {
	Credential,
	CredentialInput,
	Execution,
	ExecutionData,
	ExecutionSummary,
	Json,
	NodeJson,
	Workflow,
	WorkflowJson,
} from './types.mts';

export interface PublicationStatus {
	status: 'not_published' | 'in_progress' | 'published' | 'partial' | 'failed';
	triggers: { nodeId: string; status: string; errorMessage: string | null }[];
}

export interface ExecutionFilter {
	workflowId?: string;
	status?: string[];
	limit?: number;
}

const POLL_MS = 200;
/** n8n gives up a publication after about 84 s. */
const PUBLICATION_MS = 100_000;

/** What a person does in n8n's editor, over the same interface. */
export class N8nClient {
	readonly #rest: RestSession;
	readonly #hostFolder: string;

	constructor(rest: RestSession, hostFolder: string) {
		this.#rest = rest;
		this.#hostFolder = hostFolder;
	}

	/** Anything that has no method here. The path is what follows `/rest/`. */
	request<T>(method: string, path: string, body?: Json): Promise<T> {
		return this.#rest.request<T>(method, path, body);
	}

	createCredential(credential: CredentialInput): Promise<Credential> {
		return this.request('POST', 'credentials', { ...credential });
	}

	updateCredential(id: string, credential: CredentialInput): Promise<Credential> {
		return this.request('PATCH', `credentials/${id}`, { ...credential });
	}

	listCredentials(): Promise<Credential[]> {
		return this.request('GET', 'credentials');
	}

	/** What the Test button in the dialog of a saved credential says. */
	testCredential(
		id: string,
		credential: CredentialInput,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return this.request('POST', 'credentials/test', { credentials: { id, ...credential } });
	}

	/** Imports a workflow as the editor does: it gets an id of its own and is not published. */
	createWorkflow(workflow: WorkflowJson): Promise<Workflow> {
		const { name, nodes, connections, settings = {}, pinData, meta } = workflow;
		return this.request('POST', 'workflows', {
			...{ name, nodes: nodes.map(withWebhookId), connections, settings, pinData, meta },
			// n8n 1 does not know this by itself.
			active: false,
		});
	}

	updateWorkflow(id: string, change: Partial<WorkflowJson>): Promise<Workflow> {
		return this.request('PATCH', `workflows/${id}`, change);
	}

	getWorkflow(id: string): Promise<Workflow> {
		return this.request('GET', `workflows/${id}`);
	}

	/** What n8n deletes has to be archived first. */
	async deleteWorkflow(id: string): Promise<void> {
		await this.request('POST', `workflows/${id}/archive`, {});
		await this.request('DELETE', `workflows/${id}`);
	}

	async listWorkflows(): Promise<Pick<Workflow, 'id' | 'name' | 'active' | 'isArchived'>[]> {
		return (await this.request<{ data: Workflow[] }>('GET', 'workflows')).data;
	}

	/** Publishes and waits for the outcome; throws with the triggers' own messages if it failed. */
	async publish(id: string): Promise<void> {
		const { versionId, name } = await this.getWorkflow(id);
		const failed = (why: string) => new Problem(`n8n could not publish "${name}": ${why}`);
		await this.request('POST', `workflows/${id}/activate`, { versionId }).catch(
			(error: unknown) => {
				// n8n 1 publishes at once, and answers with what went wrong.
				throw error instanceof N8nError ? failed(error.message) : error;
			},
		);
		const publication = await this.#publication(id, ['published', 'partial', 'failed']);
		if (publication === undefined || publication.status === 'published') return;
		const messages = publication.triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		throw failed(messages.join('; '));
	}

	/** Takes a workflow out of use and waits until its triggers have signed off. */
	async unpublish(id: string): Promise<void> {
		await this.request('POST', `workflows/${id}/deactivate`, {});
		await this.#publication(id, ['not_published', 'failed', 'partial']);
	}

	publicationStatus(id: string): Promise<PublicationStatus> {
		return this.request('GET', `workflows/${id}/publication-status`);
	}

	/** @returns nothing where n8n has no such status, as in n8n 1: there all is done at once */
	async #publication(
		id: string,
		wanted: PublicationStatus['status'][],
	): Promise<PublicationStatus | undefined> {
		try {
			return await until(`the publication of workflow ${id}`, PUBLICATION_MS, async () => {
				const publication = await this.publicationStatus(id);
				return wanted.includes(publication.status) ? publication : undefined;
			});
		} catch (error) {
			if (error instanceof N8nError && error.status === 404) return undefined;
			throw error;
		}
	}

	/**
	 * Presses "Execute workflow" on a trigger node.
	 *
	 * @param item what the trigger hands out, for one that the editor itself feeds, such as a chat
	 * @returns the execution's id; undefined when n8n now listens for a test event instead
	 */
	async run(workflowId: string, triggerName: string, item?: Json): Promise<string | undefined> {
		const data = item && {
			startTime: Date.now(),
			executionTime: 0,
			executionIndex: 0,
			executionStatus: 'success',
			source: [null],
			data: { main: [[{ json: item }]] },
		};
		const { executionId } = await this.request<{ executionId?: string }>(
			'POST',
			`workflows/${workflowId}/run`,
			{
				triggerToStartFrom: { name: triggerName, ...(data && { data }) },
				// n8n 1 runs what it is given, later ones what is saved.
				workflowData: { ...(await this.getWorkflow(workflowId)) },
			},
		);
		return executionId;
	}

	/** Runs from a trigger node that needs no event and waits for the end. */
	async runToEnd(workflowId: string, triggerName: string): Promise<Execution> {
		const id = await this.run(workflowId, triggerName);
		if (id === undefined) throw new Problem(`"${triggerName}" waits for an event.`);
		return this.executionEnded(id);
	}

	/** Ends listening for a test event. */
	async stopListening(workflowId: string): Promise<void> {
		await this.request('DELETE', `test-webhook/${workflowId}`);
	}

	/** The newest executions first, at most 100: n8n gives no more at once. */
	async listExecutions({ limit = 100, ...filter }: ExecutionFilter = {}): Promise<
		ExecutionSummary[]
	> {
		const query = new URLSearchParams({ limit: String(limit), filter: JSON.stringify(filter) });
		const { results } = await this.request<{ results: ExecutionSummary[] }>(
			'GET',
			`executions?${query}`,
		);
		return results;
	}

	async getExecution(id: string): Promise<Execution> {
		const execution = await this.request<Omit<Execution, 'data'> & { data: string }>(
			'GET',
			`executions/${id}`,
		);
		const data = decodeExecution<ExecutionData>(this.#hostFolder, execution.data);
		return { ...execution, data };
	}

	/** Waits for an execution to end, well or not. */
	executionEnded(id: string, timeoutMs = 60_000): Promise<Execution> {
		return until(`execution ${id}`, timeoutMs, async () => {
			const execution = await this.getExecution(id);
			return hasEnded(execution) ? execution : undefined;
		});
	}

	/** Waits until an execution itself waits, for a webhook or a time, and fits. */
	executionWaits(
		id: string,
		fits: (execution: Execution) => boolean = () => true,
		timeoutMs = 60_000,
	): Promise<Execution> {
		return until(`execution ${id} to wait`, timeoutMs, async () => {
			const execution = await this.getExecution(id);
			if (hasEnded(execution)) throw new Problem(`Execution ${id} has ended: ${execution.status}.`);
			return execution.status === 'waiting' && fits(execution) ? execution : undefined;
		});
	}

	/** Waits for an ended execution of a workflow that fits, and gives the newest such. */
	executionWhere(
		workflowId: string,
		fits: (execution: Execution) => boolean,
		timeoutMs = 60_000,
	): Promise<Execution> {
		const seen = new Set<string>();
		return until(`an execution of workflow ${workflowId}`, timeoutMs, async () => {
			for (const summary of await this.listExecutions({ workflowId })) {
				if (seen.has(summary.id) || !hasEnded(summary)) continue;
				seen.add(summary.id);
				const execution = await this.getExecution(summary.id);
				if (fits(execution)) return execution;
			}
			return undefined;
		});
	}
}

/** Triggers listen at an address of their own, which the editor makes up. */
const withWebhookId = (node: NodeJson): NodeJson =>
	/Trigger$/.test(node.type) ? { webhookId: randomUUID(), ...node } : node;

const hasEnded = ({ status }: ExecutionSummary): boolean =>
	['success', 'error', 'crashed', 'canceled'].includes(status);

async function until<T>(
	what: string,
	timeoutMs: number,
	attempt: () => Promise<T | undefined>,
): Promise<T> {
	const end = Date.now() + timeoutMs;
	for (;;) {
		const found = await attempt();
		if (found !== undefined) return found;
		if (Date.now() > end) throw new Problem(`Waited ${timeoutMs / 1000} s for ${what} in vain.`);
		await wait(POLL_MS);
	}
}
