import { send } from '../../scripts/host/http.mts';

export interface Page {
	status: number;
	text: string;
}

const PATIENCE_MS = 15_000;

/** The person who is verified: what they do in a browser, without one. */
export const person = {
	/** Opens an address, such as the link of a session. */
	async open(url: string): Promise<Page> {
		const response = await send(url, { redirect: 'manual' }, PATIENCE_MS);
		return { status: response.status, text: await response.text() };
	},

	/** Goes through the verification with this outcome, and tells where Didit sends them then. */
	async verify(link: string, status: string): Promise<string> {
		const body = new URLSearchParams({ status });
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const init = { method: 'POST', headers, body: body.toString(), redirect: 'manual' } as const;
		await send(link, init, PATIENCE_MS);
		const { text } = await person.open(link);
		const [, callback] = /<a href="([^"]+)">Continue to/.exec(text) ?? [];
		if (callback === undefined) throw new Error(`${link} leads nowhere`);
		return callback.replaceAll('&amp;', '&');
	},
};
