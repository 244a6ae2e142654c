import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Advice } from '../../api/client';

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
export const WRITE_ADVICE: readonly Advice[] = [
	{
		when: /webhook_url/,
		say: 'The URL is the address of this n8n, which comes from its setting N8N_WEBHOOK_URL: give n8n a public https address there.',
	},
];

/** After a change that failed, whether or not Didit made it. */
export const REPEATABLE =
	'Then publish or listen again: the trigger looks first at what is registered.';

const OWN_APPLICATION = 'use a Didit application of its own for this workflow';
const CLEAR = 'clear the URL with the Didit node (Webhook > Update, Disable Webhook)';

export const STOPS = {
	unreachable: (url: string, obstacle: string) =>
		`Didit cannot deliver to ${url}: ${obstacle}. Give n8n a public https address (setting N8N_WEBHOOK_URL), or use a tunnel while you try things out. The sandbox of this package can also reach a local address.`,

	destinations: (names: readonly string[]) =>
		`This Didit application has webhook destinations that are enabled: ${names.join(', ')}. As long as one is, Didit ignores the URL that this trigger would register, and no event would come. Disable them in the Didit console, or ${OWN_APPLICATION}.`,

	stranger: (url: string, version: string) =>
		`Didit already sends the webhooks of this application (version ${version}) to ${url}. An application has one webhook URL, so nothing was changed. Either ${OWN_APPLICATION}, or set the option "If Another URL Is Registered" to "Replace It", and to have it put back afterwards enter that URL under "URL to Restore".`,

	neighbour: (url: string) =>
		`Another trigger of this n8n receives the webhooks of this Didit application, at ${url}. An application feeds one Didit Trigger, so nothing was changed. Unpublish the other workflow or end its test, or ${OWN_APPLICATION}, or let one trigger feed both with a Switch and Execute Sub-workflow. If the other workflow no longer exists, ${CLEAR}.`,

	published: (url: string) =>
		`The published version of this workflow receives its events at ${url}. Listening for a test event would take them away from it, so nothing was changed. To test, use the credential of another Didit application, or unpublish the workflow first, or set the option "If Another URL Is Registered" to "Replace It": then the published workflow receives nothing while the test listens. If it is not published any more, ${CLEAR}.`,

	badRestoreUrl: (url: string) =>
		`The option "URL to Restore" holds "${url}", which is not a web address. Enter the whole address, beginning with https://, or remove the option.`,

	notKept: (kept: string | null, wanted: string) =>
		`Didit took the change but still has ${kept === null ? 'no URL' : `the URL ${kept}`} instead of ${wanted}. Publish again, and look in the Didit console under API & Webhooks if it stays like this.`,

	noCredential: (why: string) =>
		`The Didit credential of this trigger cannot be read: ${why}. Select one in the node, or create it anew.`,

	noConfiguration:
		'The answer of Didit is not a webhook configuration. Check the base URL in the Didit credential: for Didit itself it is https://verification.didit.me/v3.',

	notCleared: (url: string, why: string) =>
		`The webhook URL ${url} may still be registered at Didit. ${why} If it stays, ${CLEAR}.`,
} as const;
