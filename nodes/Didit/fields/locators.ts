import type { INodeProperties } from 'n8n-workflow';

interface Locator {
	readonly displayName: string;
	readonly name: string;
	readonly description?: string;
	readonly placeholder?: string;
	/** For Get and Update, where nothing can be done without it. Default true. */
	readonly required?: boolean;
}

/** A single thing that is picked by its ID. */
export function locator({
	displayName,
	name,
	description,
	placeholder = 'e.g. 11111111-2222-3333-4444-555555555555',
	required = true,
}: Locator): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		...(required && { required }),
		description,
		modes: [{ displayName: 'By ID', name: 'id', type: 'string', placeholder }],
	};
}

export const workflowId = locator({
	displayName: 'Workflow',
	name: 'workflowId',
	description: 'The workflow that says which checks are made',
});

export const sessionId = locator({
	displayName: 'Session',
	name: 'sessionId',
	description: 'The verification session, as returned when it was created or sent by the trigger',
});

export const questionnaireId = locator({ displayName: 'Questionnaire', name: 'questionnaireId' });

export const vendorData = locator({
	displayName: 'User',
	name: 'vendorData',
	description: 'The vendor data under which the user was verified: your own identifier',
	placeholder: 'e.g. user-123',
});
