import type {
	INodeProperties,
	INodePropertyMode,
	INodePropertyModeTypeOptions,
} from 'n8n-workflow';
import type { ListName } from '../listSearch';
import {
	APPLICATION_LINK,
	CONSOLE_LINK,
	ORGANIZATION_LINK,
	SESSION_LINK,
	UUID,
} from './urlPatterns';

interface Locator {
	readonly displayName: string;
	readonly name: string;
	readonly description?: string;
	readonly list: ListName;
	readonly listOptions?: INodePropertyModeTypeOptions;
	/** See links.ts. */
	readonly link: string;
	readonly linkExample?: string;
}

const FROM_LIST = { displayName: 'From List', name: 'list' };

function fromList(
	searchListMethod: ListName,
	more?: INodePropertyModeTypeOptions,
): INodePropertyMode {
	const typeOptions = { searchListMethod, searchable: true, ...more };
	return { ...FROM_LIST, type: 'list', typeOptions };
}

/** A thing that Didit gave an ID: picked from a list first, else named by the ID or an address. */
function locator({
	list,
	listOptions,
	link,
	linkExample = 'e.g. https://business.didit.me/console/…',
	...field
}: Locator): INodeProperties {
	const { displayName } = field;
	return {
		...field,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			fromList(list, listOptions),
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 11111111-2222-3333-4444-555555555555',
				validation: [
					{
						type: 'regex',
						properties: {
							regex: `\\s*${UUID}\\s*`,
							errorMessage: `${displayName}: an ID has 32 digits and letters from a to f, in five groups`,
						},
					},
				],
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: linkExample,
				extractValue: { type: 'regex', regex: `^\\s*${link}` },
				validation: [
					{
						type: 'regex',
						properties: {
							regex: `\\s*${link}.*`,
							errorMessage: `${displayName}: this address names none. By ID takes the ID itself.`,
						},
					},
				],
			},
		],
	};
}

const workflow = { displayName: 'Workflow', name: 'workflowId', link: CONSOLE_LINK };

/** To verify people with: Didit uses the version that is published. */
export const workflowId = locator({
	...workflow,
	description: 'The workflow that says which checks are made',
	list: 'searchWorkflows',
});

/** To read and change settings, of which every version has its own. */
export const workflowVersionId = locator({ ...workflow, list: 'searchWorkflowVersions' });

export const sessionId = locator({
	displayName: 'Session',
	name: 'sessionId',
	description: 'The verification session, as returned when it was created or sent by the trigger',
	list: 'searchSessions',
	link: SESSION_LINK,
	linkExample: 'e.g. https://verify.didit.me/session/…',
});

export const questionnaireId = locator({
	displayName: 'Questionnaire',
	name: 'questionnaireId',
	list: 'searchQuestionnaires',
	link: CONSOLE_LINK,
});

/** Without a credential n8n would offer the node's first one, which is not the one these need. */
const OWN_WORDS = { skipCredentialsCheckInRLC: true };

export const organizationId = locator({
	displayName: 'Organization',
	name: 'organizationId',
	list: 'searchOrganizations',
	listOptions: OWN_WORDS,
	link: ORGANIZATION_LINK,
});

export const applicationId = locator({
	displayName: 'Application',
	name: 'applicationId',
	list: 'searchApplications',
	listOptions: OWN_WORDS,
	link: APPLICATION_LINK,
});

type Listed = Pick<Locator, 'displayName' | 'name' | 'description' | 'list'> & {
	readonly placeholder?: string;
};

/** A thing that is picked from a list first, else named by its ID: the console shows no address of it. */
export function listedLocator({
	list,
	placeholder = 'e.g. 11111111-2222-3333-4444-555555555555',
	...field
}: Listed): INodeProperties {
	return {
		...field,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [fromList(list), { displayName: 'By ID', name: 'id', type: 'string', placeholder }],
	};
}

/** The user's own identifier, so there is nothing to check about its form. */
export const vendorData = listedLocator({
	displayName: 'User',
	name: 'vendorData',
	description: 'The vendor data under which the user was verified: your own identifier',
	list: 'searchUsers',
	placeholder: 'e.g. user-123',
});

export const destinationId = listedLocator({
	displayName: 'Destination',
	name: 'destinationId',
	description: 'The webhook destination: an address to which Didit sends events',
	list: 'searchDestinations',
});

export const listId = listedLocator({
	displayName: 'List',
	name: 'listId',
	description: 'The list of people, documents, addresses or others that entries belong to',
	list: 'searchLists',
});

export const transactionId = listedLocator({
	displayName: 'Transaction',
	name: 'transactionId',
	description: 'The transaction, as Didit calls it (uuid)',
	list: 'searchTransactions',
});

/** Not a UUID: Didit names a check by its kind and, where there are several, a number. */
export const nodeId = listedLocator({
	displayName: 'Feature',
	name: 'nodeId',
	description: 'One check of the session (node_id in its decision)',
	list: 'searchSessionFeatures',
	placeholder: 'e.g. feature_ocr',
});

export const companyId = listedLocator({
	displayName: 'Company',
	name: 'companyId',
	description: 'The company that the session is about (uuid in its registry check)',
	list: 'searchSessionCompanies',
});
