import { DECISION } from '../../output/expectations';
import { sessionId } from '../../fields/locators';
import { notice } from '../../fields/notices';
import { waitedDecision } from '../../output/simplify/session/decision';
import { waitingFields } from '../../waiting/fields';
import { singleItem } from '../../waiting/singleItem';
import { personIsDone } from '../../waiting/statuses';
import { checkCallback, putToWait, readWait } from '../../waiting/putToWait';
import type { Operation } from '../../engine/operation';
import { decisionOf } from './requests';

export const waitForDecision: Operation = {
	value: 'waitForDecision',
	name: 'Wait for Decision',
	action: 'Wait for the decision of a session',
	description:
		'Wait until the person has finished a session that was created before, and go on with the decision',
	docs: 'https://docs.didit.me/sessions-api/retrieve-session',
	fields: waitingFields(
		notice(
			'callbackNotice',
			'Create the session with the Callback URL <code>{{ $execution.resumeUrl }}/didit</code>, and send its link to the person before this node.',
		),
		sessionId,
	),
	oneAtATime: true,
	request: (parameters) => {
		singleItem(parameters);
		readWait(parameters);
		return decisionOf(parameters.id('sessionId'));
	},
	expects: DECISION,
	response: {
		kind: 'custom',
		build: async (decision, parameters) => {
			if (personIsDone(decision)) {
				return { json: { ...decision, timed_out: false } };
			}
			checkCallback(parameters, decision.callback);
			await putToWait(parameters, decision, decision.session_url);
			return { json: decision, asIs: true };
		},
	},
	simplify: waitedDecision,
};
