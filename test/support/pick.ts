import { LoadOptionsContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeListSearchResult,
	INodeParameters,
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
	const node: INode = {
		id: 'didit',
		name: 'Temp-Node',
		type: 'didit',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: Object.fromEntries(
			Object.keys(credentials).map((type) => [type, { id: type, name: type }]),
		),
	};
	const type = new Didit();
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesWith({ didit: type }),
	});
	const additionalData = {
		...additionalDataFor({ id: 'test', name: 'Test' }, credentials),
		currentNodeParameters: parameters,
	};
	const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters.any');
	return await type.methods.listSearch[list].call(context, filter, token).then(
		(result) => ({ result }),
		(error: NodeApiError) => ({
			error: { ...(error as unknown as IDataObject), message: error.message },
		}),
	);
}

/** The names that the list shows. */
export function names({ result, error }: Picked): string[] {
	if (!result) throw new Error(`The list was not loaded: ${error?.message}`);
	return result.results.map(({ name }) => name);
}

export function values({ result }: Picked): unknown[] | undefined {
	return result?.results.map(({ value }) => value);
}
