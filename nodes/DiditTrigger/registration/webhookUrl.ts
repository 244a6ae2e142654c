import type { IHookFunctions } from 'n8n-workflow';
import { NodeHelpers, NodeOperationError } from 'n8n-workflow';

/** The URL at which this node listens, and what follows from it. */
export interface WebhookUrl {
	readonly url: string;
	/** The end that the node's test and production URL have in common. */
	readonly tail: string;
	/** Last part of the path, the same for every Didit Trigger. */
	readonly path: string;
	/** Name under which n8n answers webhooks, `webhook` or `webhook-test` unless configured. */
	readonly endpoint: string;
	/** Addresses of this n8n, without scheme: `n8n.example.com/`. */
	readonly roots: readonly string[];
	/** Whether a test is about to listen; n8n does not tell when one ends. */
	readonly startsTest: boolean;
}

export type UrlOwner =
	| { readonly kind: 'nobody' }
	/** Our URL, possibly with a mark. */
	| { readonly kind: 'us' }
	/** This node's production URL seen from a test, or the other way round. */
	| { readonly kind: 'otherMode'; readonly url: string }
	/** Another node of this n8n. */
	| { readonly kind: 'neighbour'; readonly url: string }
	| { readonly kind: 'stranger'; readonly url: string };

const MARK = '?restore=';

export function webhookUrlOf(context: IHookFunctions): WebhookUrl {
	const url = context.getNodeWebhookUrl('default');
	const path = context.getWebhookDescription('default')?.path;
	if (!url || !path) throw new NodeOperationError(context.getNode(), 'n8n gave this node no URL');
	const { id = '' } = context.getWorkflow();
	const tail = NodeHelpers.getNodeWebhookPath(id, context.getNode(), path);
	const base = url.slice(0, -tail.length - 1);
	const root = base.slice(0, base.lastIndexOf('/') + 1);
	return {
		url,
		tail,
		path,
		endpoint: base.slice(root.length),
		roots: [root, context.getInstanceBaseUrl()].map(withoutScheme).filter((found) => found !== ''),
		startsTest: context.getActivationMode() === 'manual',
	};
}

/** Whose the registered URL is. */
export function ownerOf(registered: string | null, own: WebhookUrl): UrlOwner {
	if (registered === null) return { kind: 'nobody' };
	const url = withoutRestoreMarker(registered);
	if (isSame(url, own.url)) return { kind: 'us' };
	const rest = pathInside(url, own.roots);
	// Only a test may meet its production URL under a host that is unknown here: n8n can serve the
	// two under different names. In production the same end elsewhere is a copy in another n8n.
	const isOtherMode = endsAlike(url, own) && (rest !== undefined || own.startsTest);
	if (isOtherMode) return { kind: 'otherMode', url };
	if (rest !== undefined && isWebhook(rest, own)) return { kind: 'neighbour', url };
	// Whole: a person may copy it, to have it put back, and what looks like a mark is the stranger's.
	return { kind: 'stranger', url: registered };
}

/** Whether two URLs lead to the same webhook: Didit or a person may write ours in another way. */
export function isSame(one: string, other: string): boolean {
	return bare(one) === bare(other);
}

/** Whether a URL has the end of this node's own, be it under an address that n8n had before. */
export function endsAlike(url: string, { tail }: WebhookUrl): boolean {
	return bare(url).endsWith(`/${tail}`);
}

/** Whether a URL stands under an address that this n8n has now. */
export function standsHere(url: string, { roots }: WebhookUrl): boolean {
	return pathInside(url, roots) !== undefined;
}

/** Without what n8n pays no attention to: a query, and slashes at the end. */
export function bare(url: string): string {
	const plain = url.replace(/[?#].*$/s, '').replace(/\/+$/, '');
	return plain.replace(/^https?:\/\/[^/]+/i, (origin) => origin.toLowerCase());
}

/**
 * A test that takes the place of the published workflow says in its URL what is to be put back.
 * Nothing but Didit remembers it, so nothing is lost when n8n stops in between; n8n pays no
 * attention to the mark. It leaves out the end that both URLs have in common: nobody knows how long
 * a URL Didit takes.
 */
export function addRestoreMarker({ url, tail }: WebhookUrl, productionUrl: string): string {
	return `${url}${MARK}${encodeURIComponent(productionUrl.slice(0, -tail.length - 1))}`;
}

/** The URL to put back, where {@link addRestoreMarker} left one. */
export function restoreMarkerOf(registered: string, { tail }: WebhookUrl): string | undefined {
	const at = registered.indexOf(MARK);
	if (at < 0) return undefined;
	const url = `${decoded(registered.slice(at + MARK.length))}/${tail}`;
	return isWebAddress(url) ? url : undefined;
}

export function withoutRestoreMarker(registered: string): string {
	const at = registered.indexOf(MARK);
	return at < 0 ? registered : registered.slice(0, at);
}

export function isWebAddress(text: string): boolean {
	try {
		return ['http:', 'https:'].includes(new URL(text).protocol);
	} catch {
		return false;
	}
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return '';
	}
}

/** Path of a URL below one of the roots, or undefined when it lies elsewhere. */
function pathInside(url: string, roots: readonly string[]): string | undefined {
	const plain = withoutScheme(url);
	const root = roots.find((candidate) => plain.startsWith(candidate));
	return root === undefined ? undefined : plain.slice(root.length);
}

/** n8n may serve more than webhooks, and other services may live under its host. */
function isWebhook(path: string, own: WebhookUrl): boolean {
	const endpoints = ['webhook', 'webhook-test', own.endpoint];
	return (
		endpoints.some((endpoint) => path.startsWith(`${endpoint}/`)) || path.endsWith(`/${own.path}`)
	);
}

/** Host, port and path with a slash at the end of a bare host; '' for what is no URL. */
function withoutScheme(url: string): string {
	try {
		const { host, pathname } = new URL(url);
		return `${host}${pathname}`;
	} catch {
		return '';
	}
}
