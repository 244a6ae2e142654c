import type { IHookFunctions, INode } from 'n8n-workflow';
import { DiditClient } from '../../api/client';
import { fullText } from '../../api/fullText';
import { HOOK_POLICY } from '../../api/policies';
import type { WebhookConfiguration } from '../configuration';
import { CONFIGURATION_PATH, parseConfiguration, WEBHOOK_VERSION } from '../configuration';
import type { Address } from './address';
import { addressOf, holderOf, mark, markOf, withoutMark } from './address';
import { obstacleFor } from './reachable';
import { isGone, stop, STOPS } from './stops';

/** Whether Didit delivers to exactly this node already. */
export async function checkExists(context: IHookFunctions): Promise<boolean> {
	const own = addressOf(context);
	const { url, version, destinations } = await inWords(context, read(context));
	const isOurs =
		url === own.url || (own.startsTest && url !== null && withoutMark(url) === own.url);
	return isOurs && version === WEBHOOK_VERSION && destinations.length === 0;
}

/** Registers this node's URL, unless that would take something away or could only fail silently. */
export async function create(context: IHookFunctions): Promise<boolean> {
	const node = context.getNode();
	const own = addressOf(context);
	const { baseUrl } = await context.getCredentials('diditApi');
	const obstacle = obstacleFor(own.url, String(baseUrl));
	if (obstacle) throw stop(node, STOPS.unreachable(own.url, obstacle));
	const { replace, restoreUrl } = takeover(context);
	if (restoreUrl && !isWebAddress(restoreUrl)) throw stop(node, STOPS.badRestoreUrl(restoreUrl));

	const current = await inWords(context, read(context));
	if (current.destinations.length > 0) throw stop(node, STOPS.destinations(current.destinations));
	const url = urlToRegister(node, own, current, replace);
	const kept = await inWords(
		context,
		write(context, { webhook_url: url, webhook_version: WEBHOOK_VERSION }),
	);
	if (kept?.url && kept.url !== url) throw stop(node, STOPS.notKept(kept.url, url));
	return true;
}

/**
 * Takes this node's URL away again. Reads what is registered instead of trusting a memory: what is
 * not ours is left alone, and nothing needs to have been stored.
 */
export async function remove(context: IHookFunctions): Promise<boolean> {
	const own = addressOf(context);
	try {
		const { url } = await read(context);
		const next = url === null ? undefined : successorOf(context, url, own);
		if (next !== undefined) await write(context, { webhook_url: next });
		return true;
	} catch (error) {
		if (isGone(error)) {
			context.logger.debug('Didit knows no webhook configuration any more', { url: own.url });
			return true;
		}
		throw stop(context.getNode(), STOPS.notCleared(own.url, fullText(error as Error)));
	}
}

function urlToRegister(
	node: INode,
	own: Address,
	{ url, version }: WebhookConfiguration,
	replace: boolean,
): string {
	const holder = holderOf(url, own);
	switch (holder.kind) {
		case 'nobody':
			return own.url;
		case 'us':
			// A mark must survive, or the published workflow would stay cut off after the test.
			return own.startsTest && url !== null ? url : own.url;
		case 'otherMode':
			if (!own.startsTest) return own.url;
			if (replace) return mark(own.url, holder.url);
			throw stop(node, STOPS.published(holder.url));
		case 'neighbour':
			throw stop(node, STOPS.neighbour(holder.url));
		case 'stranger':
			if (replace) return own.url;
			throw stop(node, STOPS.stranger(holder.url, version));
	}
}

/** What is to stand in the place of a URL when this node goes; undefined where it is not ours. */
function successorOf(
	context: IHookFunctions,
	url: string,
	own: Address,
): string | null | undefined {
	const marked = markOf(url);
	// The published workflow goes while a test is in its place: nothing is to be put back then.
	if (marked === own.url) return withoutMark(url);
	if (withoutMark(url) !== own.url) return undefined;
	if (marked?.endsWith(`/${own.tail}`)) return marked;
	const { replace, restoreUrl } = takeover(context);
	const usable = replace && restoreUrl !== own.url && isWebAddress(restoreUrl);
	return usable ? restoreUrl : null;
}

function takeover(context: IHookFunctions): { replace: boolean; restoreUrl: string } {
	const { registeredUrl, restoreUrl } = context.getNodeParameter('options', {}) as {
		registeredUrl?: string;
		restoreUrl?: string;
	};
	return { replace: registeredUrl === 'replace', restoreUrl: (restoreUrl ?? '').trim() };
}

function isWebAddress(text: string): boolean {
	try {
		return ['http:', 'https:'].includes(new URL(text).protocol);
	} catch {
		return false;
	}
}

async function read(context: IHookFunctions): Promise<WebhookConfiguration> {
	const client = new DiditClient(context, HOOK_POLICY);
	const { body } = await client.send({ method: 'GET', path: CONFIGURATION_PATH });
	const configuration = parseConfiguration(body);
	if (!configuration) throw stop(context.getNode(), STOPS.noConfiguration);
	return configuration;
}

/** @returns the configuration as it is now, where Didit answers with it */
async function write(
	context: IHookFunctions,
	change: { webhook_url: string | null; webhook_version?: string },
): Promise<WebhookConfiguration | undefined> {
	const client = new DiditClient(context, HOOK_POLICY);
	const { body } = await client.send({ method: 'PATCH', path: CONFIGURATION_PATH, body: change });
	return parseConfiguration(body);
}

/** Passes on what went wrong with the remedy in the message. */
async function inWords<Result>(context: IHookFunctions, work: Promise<Result>): Promise<Result> {
	try {
		return await work;
	} catch (error) {
		throw stop(context.getNode(), fullText(error as Error));
	}
}
