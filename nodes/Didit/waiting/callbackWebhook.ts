import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { DiditClient } from '../../api/DiditClient';
import { errorText } from '../../api/errors/errorText';
import { INTERACTIVE_POLICY } from '../../api/policies';
import { DECISION } from '../output/expectations';
import { waitedDecision } from '../output/simplify/session/decision';
import { view } from '../output/simplify/view';
import { decisionOf } from '../operations/session/requests';
import { donePage, onwardPage, PAGE_HEADERS, pendingPage } from './callbackPages';
import { withOutcome } from './returnUrl';
import { personIsDone } from './statuses';

/** Counts in the address how often the page has looked again by itself. */
const LOOKS = 'looks';
const MOST_LOOKS = 20;

/**
 * Somebody opened the callback. Anyone can, at any time and with any query, so the decision is
 * asked for with the key: the execution goes on only when the person's part is done, and a visit
 * before that gets a page that looks again.
 */
export async function answerCallback(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);

	const { session_id: id, return_url: returnUrl } = waitingItem(context);
	const decision = await readDecision(context, String(id));
	if (!decision || !personIsDone(decision)) {
		return { webhookResponse: pendingPage(nextLook(context)) };
	}
	const item = view({ ...decision, timed_out: false }, waitedDecision, (name) =>
		context.getNodeParameter(name, null),
	);
	return {
		webhookResponse: returnUrl ? onwardPage(withOutcome(String(returnUrl), decision)) : donePage(),
		workflowData: [[{ json: item }]],
	};
}

/** The item that was put in place for the end of the time limit. */
function waitingItem(context: IWebhookFunctions): IDataObject {
	return context.evaluateExpression('{{ $json }}') as unknown as IDataObject;
}

/** Never throws: n8n would end the execution with that. */
async function readDecision(
	context: IWebhookFunctions,
	sessionId: string,
): Promise<IDataObject | undefined> {
	const client = new DiditClient(context, INTERACTIVE_POLICY);
	return await client.send(decisionOf(sessionId), { expects: DECISION }).then(
		({ body }) => body as IDataObject,
		(error: Error) => {
			context.logger.warn(`Didit: a person came back and is not let on yet. ${errorText(error)}`);
			return undefined;
		},
	);
}

/** The address of the next look, without the host; undefined after enough of them. */
function nextLook(context: IWebhookFunctions): { url: string; byItself: boolean } {
	const query = context.getQueryData() as Record<string, unknown>;
	const looks = Number(query[LOOKS] ?? 0) || 0;
	const texts = Object.entries(query).filter(([, value]) => typeof value === 'string');
	const next = new URLSearchParams(texts as Array<[string, string]>);
	next.set(LOOKS, String(looks + 1));
	return { url: `?${next.toString()}`, byItself: looks < MOST_LOOKS };
}
