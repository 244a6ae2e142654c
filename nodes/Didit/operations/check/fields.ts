import type { INodeProperties } from 'n8n-workflow';
import { flagField, numberField, textField } from '../../fields/basic';
import { fileField } from '../../fields/file';
import type { FileInput } from '../../input/files';
import type { FileType } from '../../input/fileTypes';
import { PICTURES } from '../../input/fileTypes';

const MOST_MEGABYTES_OF_A_FACE = 5;

/** A picture with a face: the field, and the file that it stands for. */
interface Face {
	readonly field: INodeProperties;
	readonly file: FileInput;
}

function face(displayName: string, name: string, wireName: string): Face {
	const description = `JPEG, PNG, WebP or TIFF, at most ${MOST_MEGABYTES_OF_A_FACE} MB`;
	return {
		field: fileField({ displayName, name, required: true, description }),
		file: {
			parameter: name,
			wireName,
			types: PICTURES,
			mostMegabytes: MOST_MEGABYTES_OF_A_FACE,
		},
	};
}

export const userImage = face('User Image Binary Field', 'userImageBinaryProperty', 'user_image');
export const refImage = face('Reference Image Binary Field', 'refImageBinaryProperty', 'ref_image');

export const documentField = (description: string): INodeProperties =>
	fileField({
		displayName: 'Document Binary Field',
		name: 'documentBinaryProperty',
		required: true,
		description,
	});

export const documentFile = (types: readonly FileType[], mostMegabytes: number): FileInput => ({
	parameter: 'documentBinaryProperty',
	wireName: 'document',
	types,
	mostMegabytes,
});

export const rotateImage = flagField({
	displayName: 'Rotate Image',
	name: 'rotateImage',
	description: 'Whether the picture is turned until the face is upright',
});

/** A score below which the result is Declined. */
export const declineThreshold = (
	displayName: string,
	name: string,
	standard: number,
): INodeProperties =>
	numberField(
		{ displayName, name, description: 'Below it the result is Declined, from 0 to 100' },
		{ least: 0, most: 100, standard },
	);

export const livenessThreshold = declineThreshold(
	'Liveness Score Threshold',
	'faceLivenessScoreDeclineThreshold',
	30,
);

export const passwordOf = (displayName: string, name: string): INodeProperties =>
	textField({
		displayName,
		name,
		typeOptions: { password: true },
		description: 'Of a PDF that is locked',
	});

/** Whose document it should be. */
export const expectedNames: INodeProperties[] = [
	textField({ displayName: 'Expected First Name', name: 'expectedFirstName' }),
	textField({ displayName: 'Expected Last Name', name: 'expectedLastName' }),
];
