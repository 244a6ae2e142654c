import type { ICredentialDataDecryptedObject, IHookFunctions } from 'n8n-workflow';
import { DiditClient } from '../../api/DiditClient';
import { credentialKey, connect } from '../../api/credentials';
import { errorText } from '../../api/errors/errorText';
import { INTERACTIVE_POLICY } from '../../api/policies';
import type { WebhookConfiguration } from './applicationUrl/configuration';
import {
	CONFIGURATION_PATH,
	parseConfiguration,
	WEBHOOK_VERSION,
} from './applicationUrl/configuration';
import { readTriggerOptions } from '../triggerOptions';
import type { WebhookUrl } from './webhookUrl';
import {
	webhookUrlOf,
	bare,
	endsAlike,
	ownerOf,
	isWebAddress,
	withoutRestoreMarker,
} from './webhookUrl';
import { urlAfterDelete, takeoverOf, urlToRegister } from './applicationUrl/plan';
import { obstacleFor } from './publicUrl';
import type { Neighbour } from './errors';
import { isGone, REPEATABLE, stop, STOPS, WRITE_ADVICE } from './errors';
import { KeyedMutex } from '../../api/util/KeyedMutex';

/**
 * The trigger's hooks. What one process keeps between them makes nothing right that would be wrong
 * after a restart: whose the registered URL is, Didit alone tells.
 */
export class Registration {
	/**
	 * n8n calls the hooks of several nodes at the same time. Two that both saw that nothing is
	 * registered would each register themselves, and the first would never hear of it.
	 */
	private readonly mutex = new KeyedMutex();

	/** URLs whose registration failed and that n8n is about to clean up after. */
	private readonly failed = new Set<string>();

	/** Triggers that this process has registered, by their bare URLs: to name them, and no more. */
	private readonly known = new Map<string, Neighbour>();

	/** Whether Didit delivers to exactly this node already. */
	async checkExists(context: IHookFunctions): Promise<boolean> {
		return await this.attempt(context, async (own) => {
			checkSettings(context);
			const { url, version, destinations } = await inWords(context, read(context));
			const isOurs =
				url === own.url ||
				(own.startsTest && url !== null && withoutRestoreMarker(url) === own.url);
			return isOurs && version === WEBHOOK_VERSION && destinations.length === 0;
		});
	}

	/** Registers this node's URL, unless that would take something away or could only fail silently. */
	async create(context: IHookFunctions): Promise<boolean> {
		return await this.attempt(context, async (own, credentials) => {
			checkSettings(context);
			const { base } = await inWords(context, connect(context, 'apiKey'));
			const obstacle = obstacleFor(own.url, base);
			if (obstacle) throw stop(context.getNode(), STOPS.unreachable(own.url, obstacle));
			await this.mutex.run(
				credentialKey(credentials),
				async () => await register(context, own, this.known),
			);
			return true;
		});
	}

	/**
	 * Takes this node's URL away again. Reads what is registered instead of trusting a memory: what
	 * is not ours is left alone, and nothing needs to have been stored.
	 */
	async delete(context: IHookFunctions): Promise<boolean> {
		const own = webhookUrlOf(context);
		const cleansUp = this.failed.delete(own.url);
		try {
			const credentials = await context.getCredentials('diditApi');
			await this.mutex.run(credentialKey(credentials), async () => await withdraw(context, own));
			return true;
		} catch (error) {
			if (isGone(error)) {
				context.logger.debug('Didit knows no webhook configuration any more', { url: own.url });
				return true;
			}
			const words = STOPS.notCleared(own.url, errorText(error as Error));
			if (!cleansUp) throw stop(context.getNode(), words);
			// n8n would take the node for registered from now on: it would never call create again,
			// and publishing anew would do nothing and be called a success.
			context.logger.warn(words);
			return false;
		}
	}

	private async attempt<Result>(
		context: IHookFunctions,
		work: (own: WebhookUrl, credentials: ICredentialDataDecryptedObject) => Promise<Result>,
	): Promise<Result> {
		const own = webhookUrlOf(context);
		this.failed.add(own.url);
		const result = await work(own, await credentialsOf(context));
		this.failed.delete(own.url);
		this.known.set(bare(own.url), asNeighbour(context));
		return result;
	}
}

async function credentialsOf(context: IHookFunctions): Promise<ICredentialDataDecryptedObject> {
	try {
		return await context.getCredentials('diditApi');
	} catch (error) {
		throw stop(context.getNode(), STOPS.noCredential((error as Error).message));
	}
}

/** What can never match anything is said now: later nobody looks. */
function checkSettings(context: IHookFunctions): void {
	const { flaws, doubts } = readTriggerOptions(context);
	if (flaws.length > 0) throw stop(context.getNode(), STOPS.settings(flaws));
	if (doubts.length > 0) context.logger.warn(`Didit Trigger: ${doubts.join(' ')}`);
}

function asNeighbour(context: IHookFunctions): Neighbour {
	const { id, name } = context.getWorkflow();
	const link = `${context.getInstanceBaseUrl()}workflow/${String(id)}`;
	return { node: context.getNode().name, workflow: name ?? '', link };
}

async function register(
	context: IHookFunctions,
	own: WebhookUrl,
	known: ReadonlyMap<string, Neighbour>,
): Promise<void> {
	const node = context.getNode();
	const takeover = takeoverOf(context);
	const { restoreUrl } = takeover;
	if (restoreUrl && !isWebAddress(restoreUrl)) throw stop(node, STOPS.badRestoreUrl(restoreUrl));
	const current = await inWords(context, read(context));
	if (current.destinations.length > 0) throw stop(node, STOPS.destinations(current.destinations));
	const url = urlToRegister(node, own, current, takeover, known);
	const kept = await inWords(
		context,
		write(context, { webhook_url: url, webhook_version: WEBHOOK_VERSION }),
		REPEATABLE,
	);
	if (kept.url !== url) throw stop(node, STOPS.notKept(kept.url, url));
}

async function withdraw(context: IHookFunctions, own: WebhookUrl): Promise<void> {
	const { url } = await read(context);
	if (url === null) return;
	const next = urlAfterDelete(url, own, takeoverOf(context));
	if (next !== undefined) {
		await change(context, { webhook_url: next });
	} else if (ownerOf(url, own).kind === 'stranger' && endsAlike(url, own)) {
		context.logger.warn(`Didit Trigger: ${STOPS.leftBehind(url)}`);
	}
}

async function read(context: IHookFunctions): Promise<WebhookConfiguration> {
	const client = new DiditClient(context, INTERACTIVE_POLICY);
	const { body } = await client.send({ method: 'GET', path: CONFIGURATION_PATH });
	const configuration = parseConfiguration(body);
	if (!configuration) throw stop(context.getNode(), STOPS.noConfiguration);
	return configuration;
}

interface Change {
	readonly webhook_url: string | null;
	readonly webhook_version?: string;
}

/** @returns the configuration as it is now, read anew where Didit does not answer with it */
async function write(context: IHookFunctions, wanted: Change): Promise<WebhookConfiguration> {
	return (await change(context, wanted)) ?? (await read(context));
}

/** @returns the configuration as it is now, where Didit answers with it */
async function change(
	context: IHookFunctions,
	wanted: Change,
): Promise<WebhookConfiguration | undefined> {
	const client = new DiditClient(context, INTERACTIVE_POLICY);
	const { body } = await client.send(
		// It says what is to be, not what to do: sent twice it does no more than once.
		{ method: 'PATCH', path: CONFIGURATION_PATH, body: { ...wanted }, repeatable: true },
		{ errorHints: WRITE_ADVICE },
	);
	return parseConfiguration(body);
}

/** Passes on what went wrong with the remedy in the message. */
async function inWords<Result>(
	context: IHookFunctions,
	work: Promise<Result>,
	...more: readonly string[]
): Promise<Result> {
	try {
		return await work;
	} catch (error) {
		const words = isGone(error) ? STOPS.noConfiguration : errorText(error as Error);
		throw stop(context.getNode(), [words, ...more].join(' '));
	}
}
