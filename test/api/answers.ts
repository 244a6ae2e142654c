import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Clock, DiditContext } from '../../nodes/api/types';

export type Reply = { status: number; headers?: Record<string, string>; body?: unknown } | Error;

export const KEY = 'key-that-must-not-show';

/** A context whose requests are answered from a list, and a clock on which waiting takes no time. */
export function setUp(replies: Reply[]) {
	const sent: Array<{ type: string; options: IHttpRequestOptions }> = [];
	const waits: number[] = [];
	const reply = async (type: string, options: IHttpRequestOptions) => {
		sent.push({ type, options });
		const next = replies.shift() ?? new Error('More requests than expected');
		if (next instanceof Error) throw next;
		return { statusCode: next.status, headers: next.headers ?? {}, body: next.body };
	};
	const context = {
		getNode: () => ({ name: 'Didit', credentials: { diditApi: {}, diditAccountApi: {} } }),
		getCredentials: async (type: string) =>
			type === 'diditApi'
				? { apiKey: KEY, baseUrl: 'https://didit.test/v3' }
				: { password: 'pass word', accessToken: '', baseUrl: 'https://didit.test/auth/v2' },
		helpers: {
			httpRequestWithAuthentication: async (type: string, options: IHttpRequestOptions) =>
				await reply(type, options),
			httpRequest: async (options: IHttpRequestOptions) => await reply('none', options),
		},
	} as unknown as DiditContext;
	let time = 0;
	const clock: Clock = {
		now: () => time,
		wait: async (ms) => {
			waits.push(ms);
			time += ms;
		},
		random: () => 0,
	};
	return { context, clock, sent, waits };
}

export const connectionRefused = () =>
	Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
export const connectionLost = () =>
	Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
