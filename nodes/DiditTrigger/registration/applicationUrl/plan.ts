import type { IHookFunctions, INode } from 'n8n-workflow';
import { findChoice } from '../../../common/choices';
import type { WebhookConfiguration } from './configuration';
import { REGISTERED_URL } from '../../properties';
import type { WebhookUrl } from '../webhookUrl';
import {
	bare,
	endsAlike,
	ownerOf,
	isSame,
	isWebAddress,
	addRestoreMarker,
	restoreMarkerOf,
	withoutRestoreMarker,
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
	own: WebhookUrl,
	{ url }: WebhookConfiguration,
	{ replace }: Takeover,
	known: ReadonlyMap<string, Neighbour>,
): string {
	const holder = ownerOf(url, own);
	switch (holder.kind) {
		case 'nobody':
		case 'us':
			// A mark must survive, or the published workflow would stay cut off after the test.
			return own.startsTest && url !== null ? url : own.url;
		case 'otherMode':
			if (!own.startsTest) return own.url;
			if (replace) return addRestoreMarker(own, holder.url);
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
export function urlAfterDelete(
	url: string,
	own: WebhookUrl,
	{ replace, restoreUrl }: Takeover,
): string | null | undefined {
	const marked = restoreMarkerOf(url, own);
	const plain = withoutRestoreMarker(url);
	// The published workflow goes while a test is in its place: nothing is to be put back then.
	if (marked === own.url && endsAlike(plain, own)) return plain;
	if (!isSame(plain, own.url)) return undefined;
	if (marked !== undefined) return marked;
	return isWantedBack({ replace, restoreUrl }, own) ? restoreUrl : null;
}

/** Whether a URL is to be put back once ours goes. */
export function isWantedBack({ replace, restoreUrl }: Takeover, own: WebhookUrl): boolean {
	return replace && restoreUrl !== own.url && isWebAddress(restoreUrl);
}
