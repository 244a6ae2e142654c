import { DECISION } from '../../output/expectations';
import { options } from '../../fields/collections';
import { sessionId } from '../../fields/locators';
import { personalDataNotice } from '../../fields/notices';
import { withMedia } from '../../output/media/downloadMedia';
import { decision } from '../../output/simplify/session/decision';
import type { Operation } from '../../engine/operation';
import { decisionOf } from './requests';

export const getDecision: Operation = {
	value: 'getDecision',
	name: 'Get Decision',
	action: 'Get the decision of a session',
	description: 'Read the status and all results of a session; links to images expire after an hour',
	forAgents:
		'Read how a verification stands or ended, by its session_id: the status, such as Not Started, In Progress, In Review, Approved or Declined, and what the checks found. Use it to tell the outcome. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/sessions-api/retrieve-session',
	fields: [
		personalDataNotice,
		sessionId,
		options([
			{
				displayName: 'Download Media',
				name: 'downloadMedia',
				type: 'boolean',
				default: false,
				description:
					'Whether to put the pictures and documents into binary fields such as front_image, back_image, portrait, selfie and proof_of_address, before their links expire. At most 15 MB each and 60 MB in all, without videos.',
			},
		]),
	],
	request: (parameters) => decisionOf(parameters.id('sessionId')),
	expects: DECISION,
	response: {
		kind: 'custom',
		build: async (body, parameters) =>
			parameters.option('downloadMedia') === true
				? await withMedia(body, parameters)
				: { json: body },
	},
	simplify: decision,
};
