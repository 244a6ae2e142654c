import type { INodePropertyOptions } from 'n8n-workflow';

/** In the order of the editor: what nearly everybody comes for, then the others by name. */
export const EVENTS: INodePropertyOptions[] = [
	{
		name: 'Session Status Updated',
		value: 'status.updated',
		description: 'A verification session has a new status, such as Approved or In Review',
	},
	{
		name: 'Session Data Updated',
		value: 'data.updated',
		description: 'Identity or address data of a session was edited by hand or through the API',
	},
	{
		name: 'Activity Created',
		value: 'activity.created',
		description: 'Reserved by Didit, not sent for live traffic',
	},
	{
		name: 'Business Data Updated',
		value: 'business.data.updated',
		description: 'The data of a business changed',
	},
	{
		name: 'Business Status Updated',
		value: 'business.status.updated',
		description: 'A business became active, flagged or blocked',
	},
	{
		name: 'Message Status Updated',
		value: 'message.status.updated',
		description: 'A message to a phone has a new status',
	},
	{
		name: 'Transaction Created',
		value: 'transaction.created',
		description: 'A transaction was handed in for monitoring',
	},
	{
		name: 'Transaction Status Updated',
		value: 'transaction.status.updated',
		description: 'A monitored transaction has a new status',
	},
	{
		name: 'Travel Rule Status Updated',
		value: 'travel_rule.status.updated',
		description: 'A travel rule exchange has a new status',
	},
	{
		name: 'User Data Updated',
		value: 'user.data.updated',
		description: 'The data of a user changed',
	},
	{
		name: 'User Status Updated',
		value: 'user.status.updated',
		description: 'A user became active, flagged or blocked',
	},
];
