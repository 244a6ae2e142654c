import type { IDataObject } from 'n8n-workflow';
import type { ItemParameters } from '../input/ItemParameters';

/** Addresses that a browser would run or open on its own machine. */
const REFUSED = /^(javascript|data|vbscript|blob|file|about):$/;

/**
 * Where the person goes afterwards; an app's own scheme is fine.
 *
 * @throws NodeOperationError for what is no address, or would run in the browser
 */
export function readReturnUrl(parameters: ItemParameters): string | undefined {
	const text = parameters.option('returnUrl');
	if (text === undefined || text === null) return undefined;
	const url = parseUrl(String(text));
	if (!url || REFUSED.test(url.protocol)) {
		throw parameters.refuse(
			'options.returnUrl',
			'is not an address that the person can be sent to',
			'Enter a whole URL, for example https://example.com/verified. Nothing was sent.',
		);
	}
	return url.href;
}

/** The address with what Didit would append, from the decision rather than from the visit. */
export function withOutcome(returnUrl: string, { session_id: id, status }: IDataObject): string {
	const url = new URL(returnUrl);
	url.searchParams.set('verificationSessionId', String(id));
	url.searchParams.set('status', String(status));
	return url.href;
}

export function parseUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
