import type { Operation } from '../../engine/operation';
import { updateFields } from '../../fields/collections';
import { JPEG, PNG, WEBP } from '../../input/fileTypes';
import type { FileInput } from '../../input/files';
import { record } from '../../output/expectations';
import { customization } from '../../output/simplify/customization';
import { customizationFields } from './fields';

const FILES: FileInput[] = ['square', 'rectangular', 'favicon'].map((shape) => ({
	parameter: `updateFields.image${shape.charAt(0).toUpperCase()}${shape.slice(1)}BinaryProperty`,
	wireName: `image_${shape}`,
	types: [JPEG, PNG, WEBP],
	mostMegabytes: 5,
}));

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update the customization',
	description:
		'Change the colors, the logo and the name on the pages that people verify themselves on',
	docs: 'https://docs.didit.me/management-api/customization/update',
	fields: [updateFields(customizationFields)],
	files: FILES,
	howToCheck: 'Look at it with Customization → Get.',
	request: (parameters) => {
		const changes = parameters.wire('updateFields');
		const hasFile = FILES.some(
			({ parameter }) => parameters.inputFieldName(parameter) !== undefined,
		);
		return {
			method: 'PATCH',
			path: ['customization'],
			body: hasFile ? changes : parameters.someOf('updateFields', changes),
		};
	},
	expects: record('a customization', 'color_primary', 'font_family'),
	simplify: customization,
};
