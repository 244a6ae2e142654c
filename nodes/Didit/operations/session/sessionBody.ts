import type { IDataObject } from 'n8n-workflow';
import type { ItemParameters } from '../../input/ItemParameters';
import type { PictureFields } from '../../input/inputFile';
import { readPicture } from '../../input/inputFile';

/** The specification says 1 MB, today's documents 2 MB: what Didit takes today is not refused here. */
const PORTRAIT: PictureFields = {
	text: 'additionalFields.portraitImage',
	property: 'additionalFields.portraitBinaryProperty',
	propertyLabel: 'Portrait Binary Field',
	mostMegabytes: 2,
};

/** How to find out about a creation whose answer was lost. */
export const lookForSession =
	'Look for the person under Session → Get Many, by their vendor data, before you create another session.';

/**
 * What Didit is told about a new session.
 *
 * @throws NodeOperationError for a field that cannot be read
 */
export async function sessionBody(parameters: ItemParameters): Promise<IDataObject> {
	const {
		portrait_image: text,
		portrait_binary_property: property,
		...fields
	} = parameters.wire('additionalFields');
	const vendorData = parameters.optional('vendorData');
	const portrait = await readPicture(parameters, PORTRAIT, text, property);
	return {
		workflow_id: parameters.id('workflowId'),
		...(vendorData !== undefined && { vendor_data: vendorData }),
		...fields,
		...(portrait && { portrait_image: portrait }),
	};
}
