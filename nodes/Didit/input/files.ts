import type { UploadFile } from '../../api/types';
import type { FileType } from './fileTypes';
import type { ItemParameters } from './ItemParameters';

const MEGABYTE = 1024 * 1024;

/** A file that an operation sends, from a binary field of the item. */
export interface FileInput {
	/** Parameter with the name of the binary field; `additionalFields.…` for one that may be left out. */
	readonly parameter: string;
	/** What it is called over the wire. */
	readonly wireName: string;
	readonly types: readonly FileType[];
	readonly mostMegabytes: number;
}

/**
 * The files of an item, as far as it names them.
 *
 * @throws NodeOperationError where there is none, or it is empty, too large or of another type
 */
export async function readFiles(
	parameters: ItemParameters,
	inputs: readonly FileInput[],
): Promise<UploadFile[]> {
	const files: UploadFile[] = [];
	for (const input of inputs) {
		const property = parameters.inputFieldName(input.parameter);
		if (property !== undefined) files.push(await readFile(parameters, property, input));
	}
	return files;
}

async function readFile(
	parameters: ItemParameters,
	property: string,
	{ parameter, wireName, types, mostMegabytes }: FileInput,
): Promise<UploadFile> {
	const { fileName, bytes } = await readBinary(parameters, property, { parameter, mostMegabytes });
	const type = typeOf(parameters, parameter, bytes, types);
	return { field: wireName, fileName: named(fileName, type), mimeType: type.mimeType, bytes };
}

/**
 * A file of the item, whatever its type.
 *
 * @param property binary field that it stands in
 * @param limits with the parameter that named it, for what is said
 * @throws NodeOperationError where there is none, or it is empty or too large
 */
export async function readBinary(
	parameters: ItemParameters,
	property: string,
	{ parameter, mostMegabytes }: Pick<FileInput, 'parameter' | 'mostMegabytes'>,
): Promise<{ readonly fileName?: string; readonly bytes: Buffer }> {
	const { context, itemIndex } = parameters;
	const item = context.getInputData()[itemIndex];
	const file = item?.binary?.[property];
	if (!file) {
		const there = Object.keys(item?.binary ?? {});
		throw parameters.refuse(
			parameter,
			`names "${property}", which this item has not`,
			there.length > 0
				? `Its files are in: ${there.join(', ')}. Nothing was sent to Didit for this item.`
				: 'The item has no files: look at the node that should have made them. Nothing was sent to Didit for this item.',
		);
	}
	const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	if (bytes.length === 0) throw parameters.refuse(parameter, 'names a file that is empty');
	if (bytes.length > mostMegabytes * MEGABYTE) {
		throw parameters.refuse(
			parameter,
			`names a file of more than ${mostMegabytes} MB`,
			'Didit takes no larger one. Make it smaller. Nothing was sent to Didit for this item.',
		);
	}
	return { fileName: file.fileName, bytes };
}

/**
 * What a file is, by its bytes.
 *
 * @param parameter that named it, for what is said
 * @throws NodeOperationError for what is none of these
 */
export function typeOf(
	parameters: ItemParameters,
	parameter: string,
	bytes: Buffer,
	types: readonly FileType[],
): FileType {
	const type = types.find(({ fits }) => fits(bytes));
	if (type) return type;
	throw parameters.refuse(
		parameter,
		`names a file that is none of these: ${types.map(({ name }) => name).join(', ')}`,
		'What counts is the file itself, not its name. Nothing was sent to Didit for this item.',
	);
}

/** Didit judges by the ending, so that it has to be the right one. */
function named(fileName: string | undefined, { endings }: FileType): string {
	const name = fileName?.replace(/^.*[/\\]/, '').trim() || 'file';
	const [, ending = ''] = /\.([^.]+)$/.exec(name) ?? [];
	return endings.includes(ending.toLowerCase()) ? name : `${name}.${endings[0]}`;
}
