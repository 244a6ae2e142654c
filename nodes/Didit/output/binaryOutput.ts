import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Receive } from '../../api/files/streamFile';
import { firstBytes } from '../../api/files/streamFile';
import type { ResponseKind } from '../engine/operation';
import type { ItemParameters } from '../input/ItemParameters';

const DEFAULT_PROPERTY = 'data';

/** The name of the binary field that the person wants the file in. */
export function binaryProperty(parameters: ItemParameters): string {
	return String(parameters.option('binaryPropertyName') ?? DEFAULT_PROPERTY);
}

/**
 * Puts a file that Didit sends into n8n's binary storage while it comes in. What it returns belongs
 * into a binary field.
 *
 * @throws NodeOperationError when something else than the file comes, for example a proxy's page
 */
export function intoStorage(
	context: IExecuteFunctions,
	{ mimeType, begins, fileName }: Extract<ResponseKind, { kind: 'file' }>,
	parameters: ItemParameters,
): Receive {
	return async (file, headers) => {
		const beginning = await firstBytes(file, 4);
		if (!begins.test(beginning.toString('latin1'))) {
			throw new NodeOperationError(context.getNode(), 'Didit sent something else than the file', {
				itemIndex: parameters.itemIndex,
				description: 'Check the base URL in the credential, and try again.',
			});
		}
		const name = namedFile(headers['content-disposition']) ?? fileName(parameters);
		return await context.helpers.prepareBinaryData(file, name, mimeType);
	};
}

/** The file name of a Content-Disposition header (RFC 6266), without any path in it. */
function namedFile(disposition: unknown): string | undefined {
	const header = String(disposition);
	const [, quoted, plain] = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(header) ?? [];
	const name = extendedName(header) ?? quoted?.replace(/\\(.)/g, '$1') ?? plain;
	return name?.split(/[\\/]/).pop()?.trim() || undefined;
}

/** The form for names with letters that a header cannot hold: `filename*=UTF-8''Jos%C3%A9.pdf`. */
function extendedName(header: string): string | undefined {
	const [, encoded = ''] = /filename\*\s*=\s*UTF-8'[^']*'([^;\s]+)/i.exec(header) ?? [];
	try {
		return decodeURIComponent(encoded) || undefined;
	} catch {
		return undefined;
	}
}
