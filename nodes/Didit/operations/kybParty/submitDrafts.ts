import type { Operation } from '../../engine/operation';
import { optionalLanguageField } from '../../fields/languages';
import { sessionId } from '../../fields/locators';
import { costNotice } from '../../fields/notices';
import { CONFIRMATION } from '../../output/expectations';
import { kybNode, partiesRequest } from './fields';

export const submitDrafts: Operation = {
	value: 'submitDrafts',
	name: 'Submit Drafts',
	action: 'Submit the drafts of KYB parties',
	description:
		'Hand in who stands behind a company: each gets an invitation to be verified, in a session that costs credits',
	forAgents:
		'Hand in who stands behind the company of a session: each gets an invitation to be verified. Costs credits for each.',
	lock: { because: 'costs credits and writes to people' },
	docs: 'https://docs.didit.me/sessions-api/kyb-submit-parties',
	fields: [
		costNotice('session that this starts'),
		sessionId,
		kybNode,
		optionalLanguageField(
			{
				displayName: 'Locale',
				name: 'locale',
				description: 'Language of the invitations',
			},
			// They are sent all the same.
			'Leave to Didit',
		),
	],
	howToCheck:
		'It is not known whether it was charged. Look at the session with Session → Get Decision: its parties have sessions then.',
	request: (parameters) => ({
		...partiesRequest(parameters, 'POST', 'submit'),
		body: { locale: parameters.optional('locale') },
	}),
	expects: CONFIRMATION,
};
