import type { IDataObject } from 'n8n-workflow';
import type { ItemParameters } from './ItemParameters';

/** The specification says 1 MB, today's documents 2 MB: what Didit takes today is not refused here. */
const LARGEST_PORTRAIT_BYTES = 2 * 1024 * 1024;

/**
 * The reference portrait as base64, from a text or from a binary field of the item.
 *
 * @throws NodeOperationError when both are given, the picture is too large or there is none
 */
export async function readInputPicture(
	parameters: ItemParameters,
	text: IDataObject[string],
	property: IDataObject[string],
): Promise<string | undefined> {
	if (isGiven(text) && isGiven(property)) {
		throw parameters.refuse(
			'additionalFields.portraitImage',
			'and Portrait Binary Field are both set',
			'Keep one of the two. Nothing was sent.',
		);
	}
	if (isGiven(text)) {
		const base64 = String(text)
			.replace(/^data:[^,]*,/, '')
			.replace(/\s+/g, '');
		if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(base64)) {
			throw parameters.refuse('additionalFields.portraitImage', 'is not base64');
		}
		checkSize(parameters, 'additionalFields.portraitImage', Buffer.byteLength(base64, 'base64'));
		return base64;
	}
	if (!isGiven(property)) return undefined;
	const { helpers } = parameters.context;
	helpers.assertBinaryData(parameters.itemIndex, String(property));
	const picture = await helpers.getBinaryDataBuffer(parameters.itemIndex, String(property));
	checkSize(parameters, 'additionalFields.portraitBinaryProperty', picture.length);
	return picture.toString('base64');
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null;
}

function checkSize(parameters: ItemParameters, field: string, bytes: number): void {
	if (bytes === 0) throw parameters.refuse(field, 'holds no picture');
	if (bytes > LARGEST_PORTRAIT_BYTES) {
		throw parameters.refuse(
			field,
			'is larger than 2 MB',
			'Make the picture smaller. Nothing was sent to Didit for this item.',
		);
	}
}
