import type { INodeProperties } from 'n8n-workflow';
import { declare } from '../../input/declared';
import { identifier } from '../../input/values/identifiers';
import { day } from '../../input/values/days';

const dayField = (field: Pick<INodeProperties, 'displayName' | 'name' | 'description'>) =>
	declare(
		{ read: day, agentsMayOmit: true },
		{ ...field, type: 'dateTime', default: '', placeholder: 'e.g. 2026-05-21' },
	);

/** Filters of the list of sessions that only today's Didit knows. */
export const currentFilters: INodeProperties[] = [
	declare(
		{ agentsMayOmit: true },
		{
			displayName: 'API Service',
			name: 'apiService',
			type: 'options',
			options: [
				{ name: 'Age Estimation', value: 'AGE_ESTIMATION' },
				{ name: 'AML', value: 'AML' },
				{ name: 'Database Validation', value: 'DATABASE_VALIDATION' },
				{ name: 'Email Verification', value: 'EMAIL_VERIFICATION' },
				{ name: 'Face Match', value: 'FACE_MATCH' },
				{ name: 'Face Search', value: 'FACE_SEARCH' },
				{ name: 'ID Verification', value: 'ID_VERIFICATION' },
				{ name: 'KYB Registry', value: 'KYB_REGISTRY' },
				{ name: 'Passive Liveness', value: 'PASSIVE_LIVENESS' },
				{ name: 'Phone Verification', value: 'PHONE_VERIFICATION' },
				{ name: 'Proof of Address', value: 'POA' },
			],
			default: 'ID_VERIFICATION',
			description: 'Sessions of one standalone check only',
		},
	),
	dayField({ displayName: 'Created From', name: 'dateFrom', description: 'The first day' }),
	dayField({ displayName: 'Created To', name: 'dateTo', description: 'The last day' }),
	declare(
		{ read: identifier },
		{
			displayName: 'Didit Internal ID',
			name: 'diditInternalId',
			type: 'string',
			default: '',
			description: "Didit's own identifier of the person",
		},
	),
	{
		displayName: 'Document Name',
		name: 'documentName',
		type: 'string',
		default: '',
		description: 'The document, as the console names it',
	},
	{
		displayName: 'Document Type',
		name: 'documentType',
		type: 'string',
		default: '',
		placeholder: 'e.g. Passport',
		description: 'Type of the document, as the rows have it',
	},
	{
		displayName: 'Region',
		name: 'region',
		type: 'string',
		default: '',
		description: 'State or region, as the console names it',
	},
	{
		displayName: 'Screened Name',
		name: 'screenedFullName',
		type: 'string',
		default: '',
		description: 'Name that was screened against AML lists',
	},
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		description: 'Part of the name, of your identifier or of the number of the session',
	},
	declare(
		{ agentsMayOmit: true },
		{
			displayName: 'Session Kind',
			name: 'sessionKind',
			type: 'options',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'Businesses', value: 'business' },
				{ name: 'People', value: 'user' },
			],
			default: 'user',
			description: 'Whom the sessions are about. People are listed without this filter.',
		},
	),
	{
		displayName: 'To Be Reviewed',
		name: 'isKycToBeReviewed',
		type: 'boolean',
		default: true,
		description: 'Whether the session waits for a person to review it',
	},
	{
		displayName: 'Warning',
		name: 'warning',
		type: 'string',
		default: '',
		placeholder: 'e.g. POSSIBLE_DUPLICATED_USER',
		description: 'A warning that the session has, by its code',
	},
];
