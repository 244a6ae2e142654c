import type { IHookFunctions, INode } from 'n8n-workflow';
import type { WebhookConfiguration } from '../configuration';
import type { Address } from './address';
import { holderOf, isWebAddress, mark, markOf, withoutMark } from './address';
import { stop, STOPS } from './stops';

/** What the person wants done about another URL. */
export interface Takeover {
	readonly replace: boolean;
	/** Text that may be a web address; '' for none. */
	readonly restoreUrl: string;
}

export function takeoverOf(context: IHookFunctions): Takeover {
	const { registeredUrl, restoreUrl } = context.getNodeParameter('options', {}) as {
		registeredUrl?: string;
		restoreUrl?: string;
	};
	return { replace: registeredUrl === 'replace', restoreUrl: (restoreUrl ?? '').trim() };
}

/**
 * The URL that is to be registered for a node.
 *
 * @param current what is registered
 * @throws NodeOperationError in words where another URL may not make room
 */
export function urlToRegister(
	node: INode,
	own: Address,
	{ url, version }: WebhookConfiguration,
	{ replace }: Takeover,
): string {
	const holder = holderOf(url, own);
	switch (holder.kind) {
		case 'nobody':
		case 'us':
			// A mark must survive, or the published workflow would stay cut off after the test.
			return own.startsTest && url !== null ? url : own.url;
		case 'otherMode':
			if (!own.startsTest) return own.url;
			if (replace) return mark(own, holder.url);
			throw stop(node, STOPS.published(holder.url));
		case 'neighbour':
			throw stop(node, STOPS.neighbour(holder.url));
		case 'stranger':
			if (replace) return own.url;
			throw stop(node, STOPS.stranger(holder.url, version));
	}
}

/**
 * What is to be registered once a node goes.
 *
 * @param url what is registered
 * @returns undefined where that is not the node's, and stays
 */
export function successorOf(
	url: string,
	own: Address,
	{ replace, restoreUrl }: Takeover,
): string | null | undefined {
	const marked = markOf(url, own);
	const plain = withoutMark(url);
	// The published workflow goes while a test is in its place: nothing is to be put back then.
	if (marked === own.url && plain.endsWith(`/${own.tail}`)) return plain;
	if (plain !== own.url) return undefined;
	if (marked !== undefined) return marked;
	return replace && restoreUrl !== own.url && isWebAddress(restoreUrl) ? restoreUrl : null;
}
