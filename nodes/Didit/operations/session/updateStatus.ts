import type { IDataObject } from 'n8n-workflow';
import { CONFIRMATION } from '../../output/expectations';
import { additionalFields } from '../../fields/collections';
import { languageField } from '../../fields/languages';
import { sessionId } from '../../fields/locators';
import type { ItemParameters } from '../../input/ItemParameters';
import type { Operation } from '../../engine/operation';
import { nodesToResubmit } from './nodesToResubmit';

export const updateStatus: Operation = {
	value: 'updateStatus',
	name: 'Update Status',
	action: 'Update the status of a session',
	description: 'Approve or decline a session by hand, or ask the person to repeat steps',
	forAgents:
		'Approve or decline a verification by hand, or ask the person to repeat steps. Only use it when somebody with the authority has told you the outcome.',
	lock: { because: 'decides about a person' },
	docs: 'https://docs.didit.me/sessions-api/update-status',
	fields: [
		sessionId,
		{
			displayName: 'New Status',
			name: 'newStatus',
			type: 'options',
			options: [
				{ name: 'Approved', value: 'Approved' },
				{ name: 'Declined', value: 'Declined' },
				{
					name: 'Resubmitted',
					value: 'Resubmitted',
					description: 'The person repeats steps; for declined, abandoned or reviewed sessions',
				},
			],
			required: true,
			default: 'Approved',
		},
		additionalFields([
			{
				displayName: 'Comment',
				name: 'comment',
				type: 'string',
				default: '',
				description: 'Reason for the change, kept with the session',
			},
			{
				displayName: 'Email Address',
				name: 'emailAddress',
				type: 'string',
				placeholder: 'name@email.com',
				default: '',
				description: 'Where to send the email; needed when Send Email is on',
			},
			languageField({ displayName: 'Email Language', name: 'emailLanguage' }),
			nodesToResubmit,
			{
				displayName: 'Send Email',
				name: 'sendEmail',
				type: 'boolean',
				default: false,
				description: 'Whether the person is told by email',
			},
		]),
	],
	howToCheck:
		'Look at the status with Session → Get Decision before you run it again: Didit refuses the status that a session has.',
	errorHints: [
		{
			when: /new_status|can only update|resubmi/i,
			say: 'Read the status with Session → Get Decision: Didit refuses the one that a session has, and allows Resubmitted for sessions that are Declined, In Review or Abandoned.',
		},
	],
	request: (parameters) => {
		const newStatus = parameters.text('newStatus');
		const fields = parameters.wire('additionalFields');
		checkFields(parameters, newStatus, fields);
		return {
			method: 'PATCH',
			path: ['session', parameters.id('sessionId'), 'update-status'],
			body: { new_status: newStatus, ...fields },
		};
	},
	expects: CONFIRMATION,
};

function checkFields(parameters: ItemParameters, newStatus: string, fields: IDataObject): void {
	if (fields.send_email === true && !fields.email_address) {
		throw parameters.refuse(
			'additionalFields.emailAddress',
			'is needed when Send Email is on',
			'Add the email address, or switch Send Email off. Nothing was sent.',
		);
	}
	if (fields.nodes_to_resubmit && newStatus !== 'Resubmitted') {
		throw parameters.refuse(
			'additionalFields.nodesToResubmit',
			'goes with the new status Resubmitted only',
			'Remove it, or choose Resubmitted. Nothing was sent.',
		);
	}
}
