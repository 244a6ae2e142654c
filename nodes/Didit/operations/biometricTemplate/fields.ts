import type { INodeProperties } from 'n8n-workflow';
import { choiceField, choicesFrom, textField, timeField } from '../../fields/basic';
import { declare } from '../../input/declared';
import { identifier } from '../../input/values/identifiers';
import { listedLocator } from '../../fields/locators';

export const templateId = listedLocator({
	displayName: 'Template',
	name: 'templateId',
	description: 'What was kept of a face when its session was deleted',
	list: 'searchTemplates',
});

const statuses = choicesFrom(
	'pending',
	'active',
	'expired',
	'held_out_of_use',
	'purge_pending',
	'purge_failed',
	'purged',
);

/** Which templates are meant. */
export const templateFilters: INodeProperties[] = [
	timeField({
		displayName: 'Retained From',
		name: 'retainedFrom',
		description: 'Kept at this moment or later',
	}),
	timeField({
		displayName: 'Retained To',
		name: 'retainedTo',
		description: 'Kept at this moment or before',
	}),
	choiceField(
		{ displayName: 'Source Type', name: 'sourceType', description: 'Why the template was kept' },
		choicesFrom('automatic_retention', 'backfill', 'session_delete'),
		'session_delete',
	),
	choiceField(
		{ displayName: 'Status', name: 'status', description: 'What became of the template' },
		statuses,
		'active',
	),
	declare(
		{ read: identifier },
		textField({
			displayName: 'Vendor Data',
			name: 'vendorData',
			placeholder: 'e.g. user-123',
			description: 'Your own identifier of the person',
		}),
	),
	textField({
		displayName: 'Vendor User UUID',
		name: 'vendorUserUuid',
		description: 'What Didit calls the person',
	}),
];
