import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { ItemParameters } from '../input/ItemParameters';
import { readTimeLimit } from './timeLimit';
import { parseUrl, readReturnUrl } from './returnUrl';

/** Last part of the address that ends a wait: other nodes that wait in the execution have another. */
export const CALLBACK_PATH = 'didit';

/** What a session still unfinished has to say about itself. */
const KNOWN_FIELDS = ['session_id', 'session_number', 'vendor_data', 'metadata', 'workflow_id'];

/** How long to wait, in milliseconds, and where the person goes afterwards. */
export interface Wait {
	readonly limit: number;
	readonly returnUrl?: string;
}

/**
 * Reads how to wait.
 *
 * @throws NodeOperationError for a limit or a URL that cannot be used
 */
export function readWait(parameters: ItemParameters): Wait {
	return { limit: readTimeLimit(parameters), returnUrl: readReturnUrl(parameters) };
}

/**
 * Where Didit sends the person when they are done. It carries n8n's token of the execution, which
 * stays valid with what Didit appends; a signature over the whole query, as n8n makes for its own
 * "send and wait", would not.
 */
export function callbackUrl({ context, itemIndex }: ItemParameters): string {
	const resumeUrl = context.evaluateExpression('{{ $execution.resumeUrl }}', itemIndex);
	return `${String(resumeUrl)}/${CALLBACK_PATH}`;
}

/**
 * A session that sends the person elsewhere would leave the execution waiting until its limit.
 *
 * @param callback of the session, as Didit has it; the specification does not promise it
 * @throws NodeOperationError when it does not end this wait
 */
export function checkCallback(parameters: ItemParameters, callback: unknown): void {
	if (callback === undefined || isSameUrl(callback, callbackUrl(parameters))) return;
	throw new NodeOperationError(
		parameters.context.getNode(),
		'The session does not send the person back to this workflow',
		{
			itemIndex: parameters.itemIndex,
			description:
				'Create it in this execution, with the Callback URL {{ $execution.resumeUrl }}/didit. For what the person sees afterwards use the Return URL of this node.',
		},
	);
}

/**
 * Lets the execution wait, as n8n's Wait node does: it is kept in the database and goes on with
 * the visit of the callback or after the time limit, on whatever process then takes it up.
 *
 * @param session as Didit answered it
 * @param link where the person verifies
 */
export async function putToWait(
	parameters: ItemParameters,
	session: IDataObject,
	link: unknown,
): Promise<void> {
	const { context } = parameters;
	const { limit, returnUrl } = readWait(parameters);
	const known = Object.entries(session).filter(([name]) => KNOWN_FIELDS.includes(name));
	// When the time is over n8n does not run the node again: it hands out the node's input, so that
	// is where the item for this case has to stand. webhook() finds the session there, too.
	context.getExecuteData().data.main = [
		[
			{
				json: {
					...Object.fromEntries(known),
					session_url: link as string,
					timed_out: true,
					...(returnUrl && { return_url: returnUrl }),
				},
			},
		],
	];
	// n8n's editor shows this while the workflow waits: see waitingNodeTooltip.
	context.setMetadata({ resumeUrl: String(link) });
	await context.putExecutionToWait(new Date(Date.now() + limit));
}

/** Didit may write the same address in another way, for example with %2F. */
function isSameUrl(one: unknown, other: string): boolean {
	const [a, b] = [parseUrl(String(one)), parseUrl(other)];
	return (
		a?.origin === b?.origin &&
		a?.pathname === b?.pathname &&
		a?.searchParams.get('signature') === b?.searchParams.get('signature')
	);
}
