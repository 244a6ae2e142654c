import type { ErrorHint } from '../../../api/DiditClient';
import type { Neighbour } from '../errors';
import { MORE, REPLACE_IT, WRITE_ADVICE } from '../errors';

/** What Didit says against a destination. The last is about what stands in the way of one more. */
export const DESTINATION_ADVICE: readonly ErrorHint[] = [
	...WRITE_ADVICE,
	{
		when: /subscribed_events/i,
		say: 'Remove from "Events" what Didit does not know, and publish again.',
	},
	{
		when: /destinations/i,
		say: 'Delete a destination that is not needed any more in the Didit console, under API & Webhooks, and publish again.',
	},
];

/** Where destinations are in the way, or not as they should be; see STOPS. */
export const DESTINATION_STOPS = {
	noList:
		'The answer of Didit is not a list of webhook destinations. Check the base URL in the Didit credential: for Didit itself it is https://verification.didit.me/v3.',

	unknown: `Didit knows no webhook destinations for this application. Set the option "Registration" to "Automatic". ${MORE}`,

	silenced: (url: string) =>
		`Didit sends the events of this application to ${url}, and would no longer do so once this trigger has a webhook destination of its own. Give that URL a destination in the Didit console, under API & Webhooks, or ${REPLACE_IT}. ${MORE}`,

	silencedNeighbour: (url: string, known?: Neighbour) =>
		`${known ? `"${known.node}" in "${known.workflow}" (${known.link})` : `A trigger of this n8n, at ${url},`} receives the events of this Didit application in the way of before, and would receive nothing once this trigger has a webhook destination. Unpublish that workflow and publish it first: then it has a destination, too. ${MORE}`,

	silencedProduction: (url: string) =>
		`The published version of this workflow, at ${url}, receives its events in the way of before, and would receive nothing once the test has a webhook destination. Unpublish the workflow and publish it first: then it has a destination, too. ${MORE}`,

	notKept: (url: string) =>
		`Didit took the change, but the webhook destination for ${url} is not as this trigger needs it. Publish again, and look in the Didit console under API & Webhooks if it stays like this.`,

	hidden: (url: string) =>
		`Didit says that there is a webhook destination for ${url}, but does not list it. Publish again in a minute, and delete it in the Didit console under API & Webhooks if it stays like this.`,

	moved: (label: string, url: string) =>
		`Didit has a webhook destination "${label}" for ${url}, where this trigger was before n8n got another address, or where a copy of it is. It was left alone. If nothing listens there any more, delete it in the Didit console, under API & Webhooks.`,
} as const;
