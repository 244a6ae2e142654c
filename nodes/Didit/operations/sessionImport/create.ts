import type { Operation } from '../../engine/operation';
import { choiceField, textField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { fileField } from '../../fields/file';
import { workflowId } from '../../fields/locators';
import { notice } from '../../fields/notices';
import { CSV, NDJSON } from '../../input/fileTypes';
import { record } from '../../output/expectations';
import { sessionImport } from '../../output/simplify/sessionImport';
import { importType } from './fields';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create an import',
	description: 'Bring verifications of another provider into Didit, from a CSV or NDJSON file',
	docs: 'https://docs.didit.me/sessions-api/import-verifications',
	fields: [
		notice(
			'importNotice',
			'Didit works on one import of an application at a time. Get Template has the columns; Get tells how far it is, and Get Refused Rows which rows were left out.',
		),
		additionalFields([
			fileField({
				displayName: 'File Binary Field',
				name: 'fileBinaryProperty',
				description: 'CSV with a header, or NDJSON with one JSON object in each line',
			}),
			importType,
			choiceField(
				{
					displayName: 'Source Format',
					name: 'sourceFormat',
					description: 'Where the name of the file does not tell',
				},
				[
					{ name: 'CSV', value: 'csv' },
					{ name: 'NDJSON', value: 'ndjson' },
				],
				'csv',
			),
			textField({
				displayName: 'Source File URL',
				name: 'sourceFileUrl',
				placeholder: 'e.g. https://example.com/people.csv',
				description: 'Where Didit fetches the file, instead of a file of this item',
			}),
			{
				...workflowId,
				required: false,
				description: 'The workflow that imported sessions belong to; needed for verifications',
			},
		]),
	],
	files: [
		{
			parameter: 'additionalFields.fileBinaryProperty',
			wireName: 'file',
			types: [NDJSON, CSV],
			mostMegabytes: 100,
		},
	],
	howToCheck: 'Run it again: where the import was made, Didit says that one is active.',
	request: (parameters) => {
		const fields = parameters.wire('additionalFields');
		const hasFile = parameters.inputFieldName('additionalFields.fileBinaryProperty') !== undefined;
		if (hasFile === (fields.source_file_url !== undefined)) {
			throw parameters.refuse(
				'additionalFields.fileBinaryProperty',
				hasFile ? 'and Source File URL are both set' : 'is missing',
				'Add one of the two: File Binary Field or Source File URL. Nothing was sent.',
			);
		}
		return { method: 'POST', path: ['session', 'imports'], finalOn429: true, body: fields };
	},
	expects: record('an import', 'uuid'),
	simplify: sessionImport,
};
