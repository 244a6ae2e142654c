import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * The answers that start no execution. Didit takes any 2xx for delivered, gives up on 4xx, and
 * sends again after 5xx.
 */
export type Response = 'done' | 'noEvent' | 'wrongVersion' | 'notVerified' | 'tryAgain';

const ANSWERS: Readonly<Record<Response, { status: number; body?: { message: string } }>> = {
	done: { status: 200 },
	noEvent: { status: 400, body: { message: 'The body is not an event' } },
	wrongVersion: { status: 400, body: { message: 'The event is not of webhook version v3' } },
	// Says no more, so that nobody learns from it how to come closer. The log has the details.
	notVerified: { status: 401, body: { message: 'The delivery could not be verified' } },
	tryAgain: { status: 503, body: { message: 'Try again later' } },
};

/** Answers the sender and tells n8n that this is all. */
export function respond(context: IWebhookFunctions, kind: Response): IWebhookResponseData {
	const response = context.getResponseObject();
	const { status, body } = ANSWERS[kind];
	if (!response.headersSent) {
		if (body) response.status(status).json(body);
		else response.status(status).end();
	}
	return { noWebhookResponse: true };
}
