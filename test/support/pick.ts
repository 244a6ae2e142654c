import { LoadOptionsContext } from 'n8n-core';
import type {
	IDataObject,
	ILoadOptionsFunctions,
	INode,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
	NodeApiError,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { Didit } from '../../nodes/Didit/Didit.node';
import type { ListName } from '../../nodes/Didit/listSearch';
import { additionalDataFor } from './additionalData';
import type { CredentialData } from './credentials';
import { nodeTypesWith } from './engine';

export interface Picked {
	readonly result?: INodeListSearchResult;
	/** What the editor gets to show: all enumerable properties of the error. */
	readonly error?: IDataObject & { message: string; description?: string; httpCode?: string };
}

interface Opening {
	readonly credentials: CredentialData;
	readonly parameters?: INodeParameters;
	readonly filter?: string;
	readonly token?: string;
}

/** Opens a list as n8n does for the editor, in n8n's own context. */
export async function pick(
	list: ListName,
	{ credentials, parameters = { resource: 'session' }, filter, token }: Opening,
): Promise<Picked> {
	const type = new Didit();
	const context = editorContext(type, parameters, credentials);
	return await type.methods.listSearch[list].call(context, filter, token).then(
		(result) => ({ result }),
		(error: NodeApiError) => ({
			error: { ...(error as unknown as IDataObject), message: error.message },
		}),
	);
}

/** In which n8n runs what a node does for its form. */
export function editorContext(
	type: INodeType,
	parameters: INodeParameters,
	credentials: CredentialData,
): ILoadOptionsFunctions {
	const { name, version } = type.description;
	const node: INode = {
		id: name,
		name: 'Temp-Node',
		type: name,
		typeVersion: Number(version),
		position: [0, 0],
		parameters,
		credentials: Object.fromEntries(
			Object.keys(credentials).map((typeName) => [typeName, { id: typeName, name: typeName }]),
		),
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesWith({ [name]: type }),
	});
	const additionalData = {
		...additionalDataFor({ id: 'test', name: 'Test' }, credentials),
		currentNodeParameters: parameters,
	};
	return new LoadOptionsContext(workflow, node, additionalData, 'parameters.any');
}

/** The names that the list shows. */
export function names({ result, error }: Picked): string[] {
	if (!result) throw new Error(`The list was not loaded: ${error?.message}`);
	return result.results.map(({ name }) => name);
}

export function values({ result }: Picked): unknown[] | undefined {
	return result?.results.map(({ value }) => value);
}
