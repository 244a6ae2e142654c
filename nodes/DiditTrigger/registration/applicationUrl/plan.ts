import type { IHookFunctions, INode } from 'n8n-workflow';
import { findChoice } from '../../../shared/choices';
import type { WebhookConfiguration } from './configuration';
import { REGISTERED_URL } from '../../properties';
import type { Address } from '../webhookUrl';
import {
	bare,
	endsAlike,
	holderOf,
	isSame,
	isWebAddress,
	mark,
	markOf,
	withoutMark,
} from '../webhookUrl';
import type { Neighbour } from '../errors';
import { stop, STOPS } from '../errors';

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
	// Of the settings no more is read here: whatever is wrong with them, a trigger can go.
	const choice = findChoice(REGISTERED_URL, String(registeredUrl ?? ''));
	return { replace: choice?.value === 'replace', restoreUrl: String(restoreUrl ?? '').trim() };
}

/**
 * The URL that is to be registered for a node.
 *
 * @param current what is registered
 * @param known triggers of this n8n, by their bare URLs
 * @throws NodeOperationError in words where another URL may not make room
 */
export function urlToRegister(
	node: INode,
	own: Address,
	{ url }: WebhookConfiguration,
	{ replace }: Takeover,
	known: ReadonlyMap<string, Neighbour>,
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
			throw stop(node, STOPS.neighbour(holder.url, known.get(bare(holder.url))));
		case 'stranger':
			if (replace) return own.url;
			if (endsAlike(holder.url, own)) throw stop(node, STOPS.moved(holder.url));
			throw stop(node, STOPS.stranger(holder.url));
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
	if (marked === own.url && endsAlike(plain, own)) return plain;
	if (!isSame(plain, own.url)) return undefined;
	if (marked !== undefined) return marked;
	return replace && restoreUrl !== own.url && isWebAddress(restoreUrl) ? restoreUrl : null;
}
