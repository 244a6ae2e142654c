import type { N8nClient } from '../host/client.mts';
import type { RunningSandbox } from '../host/sandbox.mts';
import type {
	Credential,
	CredentialInput,
	CredentialReference,
	NodeJson,
	WorkflowJson,
} from '../host/types.mts';
import type { HomeState } from './home.mts';
import { ACTION_TYPE, nodesOfType, TRIGGER_TYPE, type Example } from './examples.mts';

const API_TYPE = 'diditApi';
const ACCOUNT_TYPE = 'diditAccountApi';
/** They open an account, or log in to one. */
const OPEN_OPERATIONS = ['login', 'register', 'verifyEmail'];
/** What n8n calls a new credential; the examples go on with `of …` where they need another one. */
const USUAL_NAME = /^Didit account( of )?/;

/** Didit as it is today, or as its specification of March 2026 has it. */
export type Dialect = 'current' | 'spec';

/** What a credential of a type holds, for a name that tells in the editor what it is for. */
type MakeData = (name: string) => Promise<CredentialInput['data']>;

/** Where the credentials of the examples lead. */
export interface CredentialSource {
	/** The name of the credential that takes the place of one in an example's file. */
	nameFor(example: Example, type: string, nameInFile: string): string;
	/** Where accounts are opened, if not at Didit itself. */
	accountUrl?: string;
	/** Types that are missing here are left for the user to fill in. */
	makers: Partial<Record<string, MakeData>>;
}

/**
 * The sandbox: an application for each example with a trigger, because an application has one
 * webhook URL, and one for all the others.
 */
export function sandboxSource(
	{ url, control }: RunningSandbox,
	state: HomeState,
	dialect: Dialect = 'current',
): CredentialSource {
	const accountUrl = `${url}/auth/v2`;
	return {
		accountUrl,
		nameFor({ key, workflow }, type, nameInFile) {
			if (type === ACCOUNT_TYPE) return 'Didit sandbox account';
			const hasTrigger = nodesOfType(workflow, TRIGGER_TYPE).length > 0;
			const base = hasTrigger ? `Didit sandbox: ${key}` : 'Didit sandbox';
			// An example with two applications, such as two partners, gives them different names.
			const other = nameInFile.replace(USUAL_NAME, '');
			return other === '' ? base : `${base} (${other})`;
		},
		makers: {
			async [API_TYPE](name) {
				const remembered = state.applications[name];
				const { api_key, secret_shared_key } = await control.createApplication({
					name,
					dialect,
					...remembered,
				});
				state.applications[name] = { api_key, secret_shared_key };
				return { apiKey: api_key, baseUrl: `${url}/v3` };
			},
			async [ACCOUNT_TYPE]() {
				const account = { email: 'developer@example.com', password: state.accountPassword };
				await control.createAccount(account);
				return { ...account, baseUrl: accountUrl };
			},
		},
	};
}

/** The real Didit: one credential with the given key, everything else as it is by default. */
export function diditSource(apiKey: string): CredentialSource {
	return {
		nameFor: () => 'Didit',
		makers: { [API_TYPE]: () => Promise.resolve({ apiKey }) },
	};
}

/** Makes the credentials of the examples as they are needed; existing ones get the new content. */
export class CredentialBook {
	readonly #client: N8nClient;
	readonly #source: CredentialSource;
	readonly #made = new Map<string, Promise<Credential>>();

	constructor(client: N8nClient, source: CredentialSource) {
		this.#client = client;
		this.#source = source;
	}

	/** The example's workflow with credentials that exist, and without those that cannot. */
	async fill(example: Example): Promise<WorkflowJson> {
		const nodes = await Promise.all(
			example.workflow.nodes.map(async (node) => {
				const filled: Record<string, CredentialReference> = {};
				for (const [type, { name }] of Object.entries(node.credentials ?? {})) {
					const credential = await this.#credential(example, type, name);
					if (credential) filled[type] = { id: credential.id, name: credential.name };
				}
				const hasSome = Object.keys(filled).length > 0;
				return this.#reaching({ ...node, credentials: hasSome ? filled : undefined });
			}),
		);
		return { ...example.workflow, nodes };
	}

	/** A step that needs no credential says itself where Didit is, or it would leave this machine. */
	#reaching(node: NodeJson): NodeJson {
		const { type, parameters } = node;
		const { accountUrl } = this.#source;
		const isOpen = type === ACTION_TYPE && OPEN_OPERATIONS.includes(String(parameters.operation));
		if (accountUrl === undefined || parameters.resource !== 'account' || !isOpen) return node;
		return { ...node, parameters: { ...parameters, options: { baseUrl: accountUrl } } };
	}

	/** The ids of all credentials that were made or renewed. */
	async ids(): Promise<string[]> {
		return (await Promise.all(this.#made.values())).map(({ id }) => id);
	}

	#credential(example: Example, type: string, nameInFile: string): Promise<Credential> | undefined {
		const makeData = this.#source.makers[type];
		if (makeData === undefined) return undefined;
		const name = this.#source.nameFor(example, type, nameInFile);
		const known = this.#made.get(`${type} ${name}`);
		if (known) return known;
		const made = this.#put(type, name, makeData);
		this.#made.set(`${type} ${name}`, made);
		return made;
	}

	async #put(type: string, name: string, makeData: MakeData): Promise<Credential> {
		const credential = { name, type, data: await makeData(name) };
		const existing = (await this.#client.listCredentials()).find(
			(other) => other.type === type && other.name === name,
		);
		return existing === undefined
			? this.#client.createCredential(credential)
			: this.#client.updateCredential(existing.id, credential);
	}
}
