import type { INodeProperties } from 'n8n-workflow';
import { choiceField, choicesFrom } from '../../fields/basic';

const types = choicesFrom(
	'business_verification',
	'status_rules',
	'transactions',
	'user_verification',
);

/** What the rows are. */
export const importType: INodeProperties = choiceField(
	{ displayName: 'Import Type', name: 'importType', description: 'What the rows of the file are' },
	types,
	'user_verification',
);

/** Didit lists no imports: the ID comes from Create. */
export const importId: INodeProperties = {
	displayName: 'Import',
	name: 'importId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'ID of the import, as Create returned it',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 11111111-2222-3333-4444-555555555555',
		},
	],
};
