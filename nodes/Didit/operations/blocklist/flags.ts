import type { IDataObject } from 'n8n-workflow';
import type { ItemParameters } from '../../parameters';

/**
 * What of the session is meant. A call without any would do nothing and look as if it had.
 *
 * @throws NodeOperationError when none is switched on
 */
export function readFlags(parameters: ItemParameters): IDataObject {
	const flags = parameters.wire('additionalFields');
	if (!Object.values(flags).includes(true)) {
		throw parameters.refuse(
			'additionalFields',
			'name nothing of the session',
			'Add at least one of face, document, phone and email, and switch it on. Nothing was sent.',
		);
	}
	return flags;
}
