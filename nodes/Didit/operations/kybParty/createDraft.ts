import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { additionalFields } from '../../fields/collections';
import { sessionId } from '../../fields/locators';
import { declare } from '../../input/declared';
import { country } from '../../input/values/countries';
import { record } from '../../output/expectations';
import { partyDraft } from '../../output/simplify/partyDraft';
import { entityType, kybNode, partiesRequest, partyFields } from './fields';

export const createDraft: Operation = {
	value: 'createDraft',
	name: 'Create Draft',
	action: 'Create a draft of a KYB party',
	description:
		'Name somebody who stands behind a company; nothing is sent or charged until the drafts are submitted',
	forAgents:
		'Name somebody who stands behind the company of a session. Nothing is sent or charged until the drafts are submitted.',
	docs: 'https://docs.didit.me/sessions-api/kyb-create-party-draft',
	fields: [
		sessionId,
		kybNode,
		{ ...entityType, required: true },
		declare(
			{ read: country('alpha3') },
			textField({
				displayName: 'Nationality',
				name: 'nationality',
				required: true,
				placeholder: 'e.g. ESP',
				description: 'Of a company the country where it was founded: a code or the English name',
			}),
		),
		additionalFields(partyFields),
	],
	howToCheck: 'Look under KYB Party → Get Drafts whether it is there.',
	request: (parameters) => ({
		...partiesRequest(parameters, 'POST', 'drafts'),
		body: {
			entity_type: parameters.text('entityType'),
			nationality: parameters.text('nationality'),
			...parameters.wire('additionalFields'),
		},
	}),
	expects: record('a draft', 'uuid', 'draft_id'),
	simplify: partyDraft,
};
