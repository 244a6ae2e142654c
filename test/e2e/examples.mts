import type { N8nClient } from '../../scripts/host/client.mts';
import type { RunningSandbox } from '../../scripts/host/sandbox.mts';
import type { SandboxApplication } from '../../scripts/host/sandboxControl.mts';
import type { Json, NodeJson, Workflow } from '../../scripts/host/types.mts';
import { CredentialBook, sandboxSource, type Dialect } from '../../scripts/start/credentials.mts';
import { readExamples, type Example } from '../../scripts/start/examples.mts';

const CREDENTIAL_TYPE = 'diditApi';
/** Services that are not Didit. */
const STAND_INS = ['slackApi', 'openAiApi'];
const ACCOUNT = { email: 'developer@example.com', password: 'Sandbox-Passw0rd' };

interface ExamplesSettings {
	slackToken: string;
	modelUrl: string;
	/** Which of Didit's APIs they meet. */
	dialect: Dialect;
	/** Of their credentials' names, where others are there already. */
	suffix?: string;
}

/** The examples of this repository, as a person gets them into n8n. */
export class Examples {
	readonly #client: N8nClient;
	readonly #sandbox: RunningSandbox;
	readonly #credentials: CredentialBook;
	/** The application of the account that the account credential logs in to, once it is made. */
	accountApplication: SandboxApplication | undefined;

	constructor(
		client: N8nClient,
		sandbox: RunningSandbox,
		{ slackToken, modelUrl, dialect, suffix = '' }: ExamplesSettings,
	) {
		const state = { examples: {}, applications: {}, accountPassword: '' };
		const source = sandboxSource(sandbox, state, dialect);
		this.#client = client;
		this.#sandbox = sandbox;
		this.#credentials = new CredentialBook(client, {
			accountUrl: source.accountUrl,
			nameFor: (example, type, name) =>
				STAND_INS.includes(type) ? name : `${source.nameFor(example, type, name)}${suffix}`,
			makers: {
				...source.makers,
				diditAccountApi: async () => {
					const { application } = await sandbox.control.createAccount(ACCOUNT);
					this.accountApplication = application as SandboxApplication;
					return { ...ACCOUNT, baseUrl: `${sandbox.url}/auth/v2` };
				},
				slackApi: () => Promise.resolve({ accessToken: slackToken, signatureSecret: '' }),
				openAiApi: () => Promise.resolve({ apiKey: 'none', url: modelUrl }),
			},
		});
	}

	readonly all = readExamples;

	async read(key: string): Promise<Example> {
		const found = (await readExamples()).find((example) => example.key === key);
		if (!found) throw new Error(`There is no examples/${key}.json`);
		return found;
	}

	/** Imports an example with credentials that lead to the sandbox, as `npm start` makes them. */
	async import(key: string): Promise<Workflow> {
		return this.#client.createWorkflow(await this.#credentials.fill(await this.read(key)));
	}

	/** Changes values in one of the workflow's Edit Fields nodes, as a person fills them in. */
	async fillIn(workflow: Workflow, nodeName: string, values: Json): Promise<void> {
		const node = nodeOf(workflow, nodeName);
		const { assignments } = node.parameters.assignments as {
			assignments: { name: string; value: unknown }[];
		};
		for (const assignment of assignments) {
			if (assignment.name in values) assignment.value = values[assignment.name];
		}
		await this.save(workflow);
	}

	/** Chooses the workflow that every application of the sandbox has, in a step that creates sessions. */
	async choose(workflow: Workflow, nodeName: string): Promise<SandboxApplication> {
		const application = await this.applicationOf(workflow, nodeName);
		nodeOf(workflow, nodeName).parameters.workflowId = {
			__rl: true,
			mode: 'id',
			value: application.default_workflow_id,
		};
		await this.save(workflow);
		return application;
	}

	async save({ id, nodes, connections }: Workflow): Promise<void> {
		await this.#client.updateWorkflow(id, { nodes, connections });
	}

	/** The sandbox's application behind the credential of a node. */
	async applicationOf(workflow: Workflow, nodeName: string): Promise<SandboxApplication> {
		const name = nodeOf(workflow, nodeName).credentials?.[CREDENTIAL_TYPE]?.name;
		const applications = await this.#sandbox.control.request<
			(SandboxApplication & { name: string })[]
		>('GET', 'applications');
		const found = applications.find((application) => application.name === name);
		if (!found) throw new Error(`The sandbox has no application "${name}"`);
		return found;
	}
}

export function nodeOf({ name, nodes }: Workflow, nodeName: string): NodeJson {
	const found = nodes.find((node) => node.name === nodeName);
	if (!found) throw new Error(`"${name}" has no node "${nodeName}"`);
	return found;
}
