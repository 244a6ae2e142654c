import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../input/ItemParameters';

/** What of a session can be on the blocklist, with the warning of a match (specification, Blocklist). */
const ITEMS = [
	{ name: 'Document', value: 'document', description: 'Warning ID_DOCUMENT_IN_BLOCKLIST' },
	{ name: 'Email', value: 'email', description: 'Warning EMAIL_IN_BLOCKLIST' },
	{ name: 'Face', value: 'face', description: 'Warning FACE_IN_BLOCKLIST' },
	{ name: 'Phone', value: 'phone', description: 'Warning PHONE_NUMBER_IN_BLOCKLIST' },
];

/** The field that asks what of the session is meant. Nothing is chosen by itself. */
export function itemsField(
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
): INodeProperties {
	return { ...field, type: 'multiOptions', options: ITEMS, required: true, default: [] };
}

/**
 * What of the session is meant, as it goes over the wire: `{blocklist_face: true}`. A call without
 * any would do nothing and look as if it had.
 *
 * @param name of the field
 * @param prefix `blocklist` or `unblock`
 * @throws NodeOperationError when nothing is chosen
 */
export function readItems(
	parameters: ItemParameters,
	name: string,
	prefix: 'blocklist' | 'unblock',
): IDataObject {
	const chosen = parameters.choices(name);
	if (chosen.length === 0) {
		const remedy = 'Choose at least one of Document, Email, Face and Phone. Nothing was sent.';
		throw parameters.refuse(name, 'names nothing of the session', remedy);
	}
	return Object.fromEntries(chosen.map((item) => [`${prefix}_${item}`, true]));
}
