import type { INodeProperties } from 'n8n-workflow';

/** What becomes of the face, and why a session goes. */
export const deletionFields: INodeProperties[] = [
	{
		displayName: 'Deletion Instruction',
		name: 'deletionInstruction',
		type: 'options',
		options: [
			{
				name: 'Operational Session Delete',
				value: 'operational_session_delete',
				description: 'An ordinary deletion',
			},
			{
				name: 'Privacy Erasure',
				value: 'privacy_erasure',
				description: 'The person asked to be forgotten',
			},
		],
		default: 'operational_session_delete',
		description: 'Why the session is deleted',
	},
	{
		displayName: 'Face Retention Days',
		name: 'faceRetentionDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3650, numberPrecision: 0 },
		default: 365,
		description: 'For how many days the face is kept, from 1 to 3650',
	},
	{
		displayName: 'Face Retention Deadline',
		name: 'faceRetentionDeadline',
		type: 'dateTime',
		default: '',
		description: 'Until when the face is kept',
	},
	{
		displayName: 'Instruction ID',
		name: 'instructionId',
		type: 'string',
		default: '',
		description: 'Your own identifier of the request for deletion, kept as evidence',
	},
	{
		displayName: 'Retain Face Embeddings',
		name: 'retainFaceEmbeddings',
		type: 'boolean',
		default: false,
		description:
			'Whether the face is kept apart from the session, so that the person is known again',
	},
];

/** A Didit as specified knows none of them, and would delete the face as well. */
export const DELETION_NAMES = deletionFields.map(({ name }) => name);
