import type { Operation } from '../../engine/operation';
import { sessionId } from '../../fields/locators';
import { personalDataNotice } from '../../fields/notices';
import { listBy } from '../../output/responses';
import { partyDraft } from '../../output/simplify/partyDraft';
import { kybNode, partiesRequest } from './fields';

export const getDrafts: Operation = {
	value: 'getDrafts',
	name: 'Get Drafts',
	action: 'Get the drafts of KYB parties',
	description: 'List who was named as standing behind a company, before it is handed in',
	forAgents:
		'List who was named as standing behind the company of a session. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/sessions-api/kyb-list-party-drafts',
	fields: [personalDataNotice, sessionId, kybNode],
	request: (parameters) => partiesRequest(parameters, 'GET', 'drafts'),
	response: listBy('uuid'),
	simplify: partyDraft,
};
