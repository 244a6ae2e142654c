import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { updateFields } from '../../fields/collections';
import { sessionId } from '../../fields/locators';
import { declare } from '../../input/declared';
import { country } from '../../input/values/countries';
import { record } from '../../output/expectations';
import { partyDraft } from '../../output/simplify/partyDraft';
import { draftId, entityType, kybNode, partiesRequest, partyFields } from './fields';

export const updateDraft: Operation = {
	value: 'updateDraft',
	name: 'Update Draft',
	action: 'Update a draft of a KYB party',
	description: 'Change what is known of somebody who stands behind a company',
	forAgents:
		'Change what is known of somebody who stands behind the company of a session, before it is submitted.',
	docs: 'https://docs.didit.me/sessions-api/kyb-update-party-draft',
	fields: [
		sessionId,
		kybNode,
		draftId,
		updateFields([
			...partyFields,
			entityType,
			declare(
				{ read: country('alpha3') },
				textField({
					displayName: 'Nationality',
					name: 'nationality',
					placeholder: 'e.g. ESP',
					description: 'Of a company the country where it was founded: a code or the English name',
				}),
			),
		]),
	],
	howToCheck: 'Look under KYB Party → Get Drafts.',
	request: (parameters) => ({
		...partiesRequest(parameters, 'PATCH', 'drafts', parameters.id('draftId')),
		body: parameters.changes('updateFields'),
	}),
	expects: record('a draft', 'uuid', 'draft_id'),
	simplify: partyDraft,
};
