import { request, type Agent } from 'undici';

const MOST_RESPONSE_CHARACTERS = 10_000;

/** What goes over the wire. */
export interface Letter {
	wire: string;
	headers: Record<string, string>;
}

/** Posts a letter once; no answer is an answer, too: its status is null. */
export async function post(
	url: string,
	{ wire, headers }: Letter,
	timeout: number,
	dispatcher: Agent,
) {
	try {
		const signal = AbortSignal.timeout(timeout);
		const answer = await request(url, { method: 'POST', headers, body: wire, signal, dispatcher });
		const responseBody = await answer.body.text();
		return {
			status: answer.statusCode,
			response_headers: Object.fromEntries(
				Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
			),
			response_body: responseBody.slice(0, MOST_RESPONSE_CHARACTERS),
			error: null,
		};
	} catch (error) {
		const why = error instanceof Error ? error.message || error.name : String(error);
		return { status: null, response_headers: {}, response_body: '', error: why };
	}
}

/** Server errors, 404 and no answer at all are tried again; every other answer is final. */
export function isRetried({ status }: { status: number | null }): boolean {
	return status === null || status >= 500 || status === 404;
}
