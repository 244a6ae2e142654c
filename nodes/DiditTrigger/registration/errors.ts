import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { ErrorHint } from '../../api/DiditClient';

/**
 * Ends a hook with words. n8n shows nothing but the message of a publication that failed, so it
 * says what happened and what to do.
 */
export function stop(node: INode, message: string): NodeOperationError {
	const error = new NodeOperationError(node, message);
	// n8n swaps a message in which it finds an errno such as EPERM, be it inside a URL.
	error.message = message;
	return error;
}

/** Whether Didit answered that there is no such thing. */
export function isGone(error: unknown): boolean {
	return error instanceof NodeApiError && error.httpCode === '404';
}

/** What Didit says against the URL is about n8n's own address. */
export const WRITE_ADVICE: readonly ErrorHint[] = [
	{
		when: /\b(webhook_)?url\b/i,
		say: 'The URL is the address of this n8n, which comes from its setting N8N_WEBHOOK_URL: give n8n a public https address there.',
	},
];

/** After a change that failed, whether or not Didit made it. */
export const REPEATABLE =
	'Then publish or listen again: the trigger looks first at what is registered.';

const DOCS =
	'https://github.com/n8n-nodes-didit/n8n-nodes-didit/blob/main/docs/trigger.md#registration';

/** n8n cuts a long message off, so the two shortest remedies come first and the others are there. */
export const MORE = `Nothing was changed. More: ${DOCS}`;
const ANOTHER_APPLICATION = 'use the credential of another Didit application here';
export const REPLACE_IT = 'set the option "If Another URL Is Registered" to "Replace It"';
const CLEAR = 'clear the URL with the Didit node (Webhook > Update, Disable Webhook)';

/** A trigger of this n8n, as people find it. */
export interface Neighbour {
	readonly node: string;
	readonly workflow: string;
	readonly link: string;
}

export const STOPS = {
	settings: (flaws: readonly string[]) =>
		`This trigger would never start. ${flaws.join(' ')} Correct its settings. Nothing was changed.`,

	unreachable: (url: string, obstacle: string) =>
		`Didit cannot deliver to ${url}: ${obstacle}. Give n8n a public https address (setting N8N_WEBHOOK_URL), or use a tunnel while you try things out. ${MORE}`,

	destinations: (names: readonly string[]) =>
		`This Didit application has webhook destinations, beside which Didit would ignore this trigger: ${names.join(', ')}. Disable them in the Didit console, or ${ANOTHER_APPLICATION}. ${MORE}`,

	right:
		'To register a trigger, the API key needs the right "webhooks: write" (Didit console, API & Webhooks).',

	sessionEventsOnly: (events: readonly string[]) =>
		`To the URL of an application Didit sends Session Status Updated and Session Data Updated, and not ${events.join(', ')}. Remove the others from "Events", or set the option "Registration" to "Automatic" where the application can have webhook destinations. More: ${DOCS}`,

	stranger: (url: string) =>
		`Didit sends the events of this application to ${url}. Either ${ANOTHER_APPLICATION}, or ${REPLACE_IT}. ${MORE}`,

	moved: (url: string) =>
		`Didit sends the events of this application to ${url}, where this trigger was before n8n got another address, or where a copy of it is. Either ${REPLACE_IT}, or ${ANOTHER_APPLICATION}. ${MORE}`,

	neighbour: (url: string, known?: Neighbour) =>
		known
			? `Another trigger of this n8n receives the events of this Didit application: "${known.node}" in "${known.workflow}". Unpublish that workflow or end its test (${known.link}), or ${ANOTHER_APPLICATION}. ${MORE}`
			: `Another trigger of this n8n receives the events of this Didit application, at ${url}. Unpublish its workflow or end its test, or ${ANOTHER_APPLICATION}. ${MORE}`,

	published: (url: string) =>
		`The published version of this workflow receives its events, at ${url}. To test, ${ANOTHER_APPLICATION}, or unpublish the workflow first. ${MORE}`,

	badRestoreUrl: (url: string) =>
		`The option "URL to Restore" holds "${url}", which is not a web address. Enter the whole address, beginning with https://, or remove the option.`,

	notKept: (kept: string | null, wanted: string) =>
		`Didit took the change but still has ${kept === null ? 'no URL' : `the URL ${kept}`} instead of ${wanted}. Publish again, and look in the Didit console under API & Webhooks if it stays like this.`,

	noCredential: (why: string) =>
		`The Didit credential of this trigger cannot be read: ${why}. Select one in the node, or create it anew.`,

	noConfiguration:
		'The answer of Didit is not a webhook configuration. Check the base URL in the Didit credential: for Didit itself it is https://verification.didit.me/v3.',

	leftBehind: (url: string) =>
		`Didit still sends the events of the application to ${url}, where this trigger was before n8n got another address, or where a copy of it is. It was left alone. If nothing listens there any more, ${CLEAR}.`,

	notCleared: (url: string, why: string) =>
		`The webhook URL ${url} may still be registered at Didit. ${why} If it stays, ${CLEAR}, or delete its webhook destination in the Didit console.`,
} as const;
