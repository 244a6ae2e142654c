import type { IHttpRequestOptions } from 'n8n-workflow';

/** Didit's two APIs, as they stand in its documentation. */
export const VERIFICATION_API = 'https://verification.didit.me/v3';
export const ACCOUNT_API = 'https://apx.didit.me/auth/v2';

type Base =
	| { readonly url: string; readonly problem?: undefined }
	| { readonly url?: undefined; readonly problem: string };

/**
 * The base URL of a credential, without a slash at its end. At Didit itself there is only one that
 * is right, so whatever was pasted of it is mended: no https://, no path or another, a whole link.
 *
 * @param api that the credential is for
 * @returns the URL, or in words why there is none
 */
export function readBase(baseUrl: unknown, api: string): Base {
	const text = String(baseUrl)
		.replace(/\s+/g, '')
		.replace(/^["']+|["']+$/g, '');
	const { host } = new URL(api);
	const url = parse(text.toLowerCase().startsWith(host) ? `https://${text}` : text);
	if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) {
		return {
			problem: `It must be a plain http or https address without a user name, for example ${api}.`,
		};
	}
	if (url.host === host) return { url: api };
	if (/(^|\.)didit\.me$/.test(url.hostname)) {
		return { problem: `${url.host} is another part of Didit. Enter ${api}.` };
	}
	if (url.search || url.hash) {
		return { problem: `It must have no question mark and no hash, as in ${api}.` };
	}
	return { url: url.href.replace(/\/+$/, '') };
}

/**
 * The request of a credential's test with its base URL as it is meant. Other requests name their
 * address themselves.
 *
 * @throws Error in words for people, for a base URL that leads nowhere
 */
export function atBase(
	request: IHttpRequestOptions,
	baseUrl: unknown,
	api: string,
): IHttpRequestOptions {
	if (request.baseURL === undefined) return request;
	const { url, problem } = readBase(baseUrl, api);
	if (problem !== undefined) throw new Error(`The base URL is not usable. ${problem}`);
	return { ...request, baseURL: url };
}

function parse(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
