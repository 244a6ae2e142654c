import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { options } from '../../fields/collections';
import { importType } from './fields';

export const getTemplate: Operation = {
	value: 'getTemplate',
	name: 'Get Template',
	action: 'Get the template of an import',
	description: 'Get a CSV file with the columns of an import',
	docs: 'https://docs.didit.me/sessions-api/import-verifications',
	fields: [
		importType,
		options([
			textField({
				displayName: 'Put Output File in Field',
				name: 'binaryPropertyName',
				hint: 'The name of the output binary field to put the file in',
			}),
		]),
	],
	request: (parameters) => ({
		method: 'GET',
		path: ['session', 'imports', 'template'],
		query: { import_type: parameters.text('importType') },
		accept: 'text/csv',
	}),
	response: {
		kind: 'file',
		mimeType: 'text/csv',
		begins: /^[^<{\0]/,
		fileName: (parameters) => `${parameters.text('importType')}.csv`,
	},
};
