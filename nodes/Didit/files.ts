import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { DiditResponse } from '../api/types';
import type { Answer } from './operations/types';
import type { ItemParameters } from './parameters';

const DEFAULT_PROPERTY = 'data';

/**
 * Puts a file that Didit sent into the binary property that the person named.
 *
 * @throws NodeOperationError when something else than the file came, for example a proxy's page
 */
export async function receiveFile(
	context: IExecuteFunctions,
	{ body, headers }: DiditResponse,
	{ mimeType, beginsWith, fileName }: Extract<Answer, { kind: 'file' }>,
	parameters: ItemParameters,
): Promise<INodeExecutionData> {
	const { itemIndex } = parameters;
	const bytes = body as Buffer;
	if (bytes.subarray(0, beginsWith.length).toString('latin1') !== beginsWith) {
		throw new NodeOperationError(context.getNode(), 'Didit sent something else than the file', {
			itemIndex,
			description: 'Check the base URL in the credential, and try again.',
		});
	}
	const name = namedFile(headers['content-disposition']) ?? fileName(parameters);
	const property = String(parameters.wire('options').binary_property_name ?? DEFAULT_PROPERTY);
	return {
		json: { ...context.getInputData()[itemIndex]?.json },
		binary: { [property]: await context.helpers.prepareBinaryData(bytes, name, mimeType) },
	};
}

/** The file name of a Content-Disposition header, without any path in it. */
function namedFile(disposition: unknown): string | undefined {
	const match = /filename="?([^";]+)"?/i.exec(String(disposition ?? ''));
	return match?.[1]?.trim().split(/[\\/]/).pop();
}
