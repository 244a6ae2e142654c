import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DiditClient } from '../api/client';
import type { DiditRequest } from '../api/types';
import type { Answer } from './operations/types';
import type { ItemParameters } from './parameters';

const DEFAULT_PROPERTY = 'data';

/**
 * Fetches a file into the binary property that the person named.
 *
 * @throws as DiditClient.send
 */
export async function receiveFile(
	context: IExecuteFunctions,
	client: DiditClient,
	request: DiditRequest,
	{ mimeType, fileName }: Extract<Answer, { kind: 'file' }>,
	parameters: ItemParameters,
): Promise<INodeExecutionData> {
	const { itemIndex } = parameters;
	const { body, headers } = await client.send({ ...request, expects: 'file' }, { itemIndex });
	const name = namedFile(headers['content-disposition']) ?? fileName(parameters);
	const property = String(parameters.wire('options').binary_property_name ?? DEFAULT_PROPERTY);
	return {
		json: { ...context.getInputData()[itemIndex]?.json },
		binary: {
			[property]: await context.helpers.prepareBinaryData(body as Buffer, name, mimeType),
		},
	};
}

/** The file name of a Content-Disposition header, without any path in it. */
function namedFile(disposition: unknown): string | undefined {
	const match = /filename="?([^";]+)"?/i.exec(String(disposition ?? ''));
	return match?.[1]?.trim().split(/[\\/]/).pop() ?? undefined;
}
