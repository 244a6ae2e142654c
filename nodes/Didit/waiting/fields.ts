import type { INodeProperties } from 'n8n-workflow';
import { options } from '../fields/collections';
import { notice } from '../fields/notices';

/** How long the workflow waits at most; sessions of Didit live for 7 days unless set otherwise. */
const timeLimit: INodeProperties[] = [
	{
		displayName: 'Wait at Most',
		name: 'waitAmount',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 7,
		description:
			'After this time the workflow goes on without a decision, with an item whose field timed_out is true',
	},
	{
		displayName: 'Unit',
		name: 'waitUnit',
		type: 'options',
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
			{ name: 'Minutes', value: 'minutes' },
		],
		default: 'days',
		description: 'Unit of the time above',
	},
];

const waitOptions = options([
	{
		displayName: 'Return URL',
		name: 'returnUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/verified',
		description:
			'Where the person goes after the verification, with verificationSessionId and status appended. Without it they see a page that says that they are done.',
	},
]);

const oneItemNotice = notice(
	'oneItemNotice',
	'The workflow waits here for one person. For several items put Loop Over Items before this node, or call a sub-workflow for each item.',
);

/** The fields of an operation that waits for a person, around its own. */
export function waitingFields(...own: INodeProperties[]): INodeProperties[] {
	return [oneItemNotice, ...own, ...timeLimit, waitOptions];
}
