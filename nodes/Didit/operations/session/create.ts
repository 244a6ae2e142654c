import { record } from '../../output/expectations';
import { additionalFields, options } from '../../fields/collections';
import { workflowId } from '../../fields/locators';
import { notice } from '../../fields/notices';
import { personVendorData } from '../../fields/vendorData';
import { createdSession } from '../../output/simplify/session/createdSession';
import type { Operation } from '../../engine/operation';
import { contactDetails } from './contactDetails';
import { sessionFields } from './createFields';
import { expectedDetails } from './expectedDetails';
import { POST_SESSION } from './requests';
import { lookForSession, sessionBody } from './sessionBody';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a session',
	description: 'Start a verification and get the link to send to the person',
	forAgents:
		'Start an identity verification of one person and get the link (url) for them to open. Use it when somebody is to be verified. Each one costs money: find out first whether the person has an unfinished session. The outcome comes later, so tell the user the link and the session_id, with which the decision can be read.',
	docs: 'https://docs.didit.me/sessions-api/create-session',
	fields: [
		notice(
			'tokenNotice',
			'A verification costs credits. Whoever has the link or the session token from the answer can verify in place of the person.',
		),
		workflowId,
		personVendorData,
		additionalFields([...sessionFields, contactDetails, expectedDetails]),
		options([
			{
				displayName: 'Repeat After Lost Answer',
				name: 'repeatAfterLostAnswer',
				type: 'boolean',
				default: false,
				description:
					'Whether to create again when the answer got lost, for items with Vendor Data. This relies on Didit giving back the unfinished session that it already has for the same vendor data and workflow, as its documents of today say. Switched off, such an item is reported as unknown: look whether there is a session.',
			},
		]),
	],
	howToCheck: lookForSession,
	request: async (parameters) => {
		const body = await sessionBody(parameters);
		const repeats = parameters.option('repeatAfterLostAnswer') === true;
		return {
			...POST_SESSION,
			body,
			repeatable: repeats && typeof body.vendor_data === 'string',
		};
	},
	expects: record('a session', 'session_id'),
	simplify: createdSession,
};
