import type { IDataObject } from 'n8n-workflow';
import type { FileType } from './fileTypes';
import { readBinary, typeOf } from './files';
import type { ItemParameters } from './ItemParameters';

/** Where a picture comes from: a text or a file of the item, one of the two. */
export interface PictureFields {
	/** Paths of the two fields. */
	readonly text: string;
	readonly property: string;
	readonly propertyLabel: string;
	readonly mostMegabytes: number;
	/** Default: any, for Didit to judge. */
	readonly types?: readonly FileType[];
}

/**
 * A picture as base64, from a text or from a binary field of the item.
 *
 * @throws NodeOperationError when both are given, the picture is too large or there is none
 */
export async function readPicture(
	parameters: ItemParameters,
	fields: PictureFields,
	text: IDataObject[string],
	property: IDataObject[string],
): Promise<string | undefined> {
	if (isGiven(text) && isGiven(property)) {
		throw parameters.refuse(
			fields.text,
			`and ${fields.propertyLabel} are both set`,
			'Keep one of the two. Nothing was sent.',
		);
	}
	if (isGiven(text)) {
		const base64 = String(text)
			.replace(/^data:[^,]*,/, '')
			.replace(/\s+/g, '');
		if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(base64)) {
			throw parameters.refuse(fields.text, 'is not base64');
		}
		checkSize(parameters, fields, Buffer.byteLength(base64, 'base64'));
		if (fields.types) typeOf(parameters, fields.text, Buffer.from(base64, 'base64'), fields.types);
		return base64;
	}
	if (!isGiven(property)) return undefined;
	const { property: parameter, mostMegabytes } = fields;
	const { bytes } = await readBinary(parameters, String(property), { parameter, mostMegabytes });
	if (fields.types) typeOf(parameters, parameter, bytes, fields.types);
	return bytes.toString('base64');
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null;
}

function checkSize(
	parameters: ItemParameters,
	{ text, mostMegabytes }: PictureFields,
	bytes: number,
): void {
	if (bytes === 0) throw parameters.refuse(text, 'holds no picture');
	if (bytes > mostMegabytes * 1024 * 1024) {
		throw parameters.refuse(
			text,
			`is larger than ${mostMegabytes} MB`,
			'Make the picture smaller. Nothing was sent to Didit for this item.',
		);
	}
}
