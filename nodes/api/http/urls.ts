import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/**
 * The address of an endpoint. Every path of Didit ends in a slash; without it Didit answers 301
 * and the key could travel elsewhere.
 *
 * @param node named in the error
 * @param base base URL of the credential, without a slash at its end
 * @param path unencoded parts; each is percent-encoded
 * @throws NodeOperationError for a part that is empty, `.` or `..`: URL parsers drop those, encoded
 * or not, so another endpoint would be called
 */
export function endpointUrl(node: INode, base: string, path: readonly string[]): string {
	const parts = path.map((part) => {
		if (part === '' || part === '.' || part === '..') {
			throw new NodeOperationError(node, `"${part}" cannot be used as an ID`, {
				description: 'Enter the ID as Didit shows it, or the expression that holds it.',
			});
		}
		return encodeURIComponent(part);
	});
	return `${base}/${parts.join('/')}/`;
}

/**
 * The address of the next page, if it may be asked with the credential at hand.
 *
 * @param node named in the error
 * @param base base URL of the credential, without a slash at its end
 * @param link `next` of a list as Didit sent it
 * @throws NodeOperationError when the link leaves the credential's host or path
 */
export function nextPageUrl(node: INode, base: string, link: string): string {
	const home = new URL(`${base}/`);
	const target = parseUrl(link, home.href);
	// A server behind a proxy may not know that it is reached by https.
	const isSameHost = target?.hostname === home.hostname && target.port === home.port;
	if (isSameHost && /^https?:$/.test(target.protocol)) target.protocol = home.protocol;
	if (!target || target.username || target.password || !target.href.startsWith(home.href)) {
		throw new NodeOperationError(node, 'The list continues at an address outside Didit', {
			description:
				'The link to the next page does not lead to the base URL of the credential. It was not followed, so that the key stays where it belongs.',
		});
	}
	return target.href;
}

function parseUrl(text: string, base?: string): URL | undefined {
	try {
		return new URL(text, base);
	} catch {
		return undefined;
	}
}
