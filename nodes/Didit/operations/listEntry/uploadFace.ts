import type { Operation } from '../../engine/operation';
import type { PictureFields } from '../../input/inputFile';
import { textField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { listId } from '../../fields/locators';
import { readPicture } from '../../input/inputFile';
import { JPEG, PNG, WEBP } from '../../input/fileTypes';
import { record } from '../../output/expectations';
import { SYSTEM_LIST } from '../list/systemList';
import { labelFields } from './fields';

/** A picture of a face, one of the two. */
const FACE: PictureFields = {
	text: 'additionalFields.image',
	property: 'additionalFields.imageBinaryProperty',
	propertyLabel: 'Image Binary Field',
	mostMegabytes: 5,
	types: [JPEG, PNG, WEBP],
};

export const uploadFace: Operation = {
	value: 'uploadFace',
	name: 'Upload Face',
	action: 'Upload a face to a list',
	description: 'Put the face of a picture on a list of faces',
	docs: 'https://docs.didit.me/management-api/lists/upload-face',
	fields: [
		listId,
		additionalFields([
			...labelFields,
			textField({
				displayName: 'Image (Base64)',
				name: 'image',
				description: 'The picture as base64 text, instead of a field with a file',
			}),
			textField({
				displayName: 'Image Binary Field',
				name: 'imageBinaryProperty',
				hint: 'The name of the input field with the file',
				description: 'JPEG, PNG or WebP with one face, at most 5 MB',
			}),
		]),
	],
	howToCheck: 'Look under List Entry → Get Many whether it is there.',
	errorHints: [SYSTEM_LIST],
	request: async (parameters) => {
		const {
			image,
			image_binary_property: property,
			...others
		} = parameters.wire('additionalFields');
		const picture = await readPicture(parameters, FACE, image, property);
		if (picture === undefined) {
			throw parameters.refuse(
				'additionalFields.imageBinaryProperty',
				'is missing',
				'Add it with the name of the field that holds the picture, or add Image (Base64). Nothing was sent.',
			);
		}
		return {
			method: 'POST',
			path: ['lists', parameters.id('listId'), 'entries', 'face-upload'],
			body: { ...others, image: picture },
		};
	},
	expects: record('a list entry', 'uuid'),
};
