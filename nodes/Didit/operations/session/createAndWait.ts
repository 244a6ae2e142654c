import type { IDataObject } from 'n8n-workflow';
import { record } from '../../output/expectations';
import { additionalFields } from '../../fields/collections';
import { workflowId } from '../../fields/locators';
import { personVendorData } from '../../fields/vendorData';
import type { ItemParameters } from '../../input/ItemParameters';
import { waitedDecision } from '../../output/simplify/session/decision';
import { waitingFields } from '../../waiting/fields';
import { singleItem } from '../../waiting/singleItem';
import { callbackUrl, putToWait, readWait } from '../../waiting/putToWait';
import type { Operation } from '../../engine/operation';
import { contactDetails } from './contactDetails';
import { sessionFields } from './createFields';
import { expectedDetails } from './expectedDetails';
import { POST_SESSION } from './requests';
import { lookForSession, sessionBody } from './sessionBody';

/** The callback is what ends the wait; where the person goes then is the Return URL. */
const fieldsWithoutCallback = sessionFields.filter(({ name }) => name !== 'callback');

/** Not called "send and wait": n8n's links for operations of that value do not bear a changed query. */
export const createAndWait: Operation = {
	value: 'createAndWait',
	name: 'Create and Wait',
	action: 'Create a session and wait for the decision',
	description:
		'Start a verification, wait until the person has finished, and go on with the decision',
	docs: 'https://docs.didit.me/sessions-api/create-session',
	fields: waitingFields(
		workflowId,
		personVendorData,
		{
			displayName: 'The Person Gets the Link By',
			name: 'linkDelivery',
			type: 'options',
			options: [
				{
					name: 'Email From Didit',
					value: 'email',
					description: 'Didit invites the person by email',
				},
				{
					name: 'Response to a Webhook Call',
					value: 'response',
					description:
						'For a Webhook node that starts this workflow and responds when the last node finishes: its caller gets the session with the link',
				},
			],
			default: 'email',
			description:
				'For Slack, SMS or anything else use Create, then a node that sends the link, then Wait for Decision',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			required: true,
			displayOptions: { show: { linkDelivery: ['email'] } },
			description: 'Where Didit sends the invitation and its emails about the status',
		},
		additionalFields([...fieldsWithoutCallback, contactDetails, expectedDetails]),
	),
	oneAtATime: true,
	howToCheck: lookForSession,
	request: async (parameters) => {
		singleItem(parameters);
		readWait(parameters);
		const body = await sessionBody(parameters);
		return {
			...POST_SESSION,
			body: { ...body, ...invitation(parameters, body), callback: callbackUrl(parameters) },
		};
	},
	expects: record('a session', 'session_id'),
	response: {
		kind: 'custom',
		build: async (session, parameters) => {
			await putToWait(parameters, session, session.url);
			return { json: session, asIs: true };
		},
	},
	simplify: waitedDecision,
};

function invitation(parameters: ItemParameters, body: IDataObject): IDataObject {
	if (parameters.text('linkDelivery') !== 'email') return {};
	const details = body.contact_details as IDataObject | undefined;
	const email = parameters.text('email');
	return { contact_details: { ...details, email, send_notification_emails: true } };
}
