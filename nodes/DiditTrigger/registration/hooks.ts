import type { IHookFunctions } from 'n8n-workflow';
import { connect } from '../../api/credentials';
import { errorText } from '../../api/errors/errorText';
import { KeyedMutex } from '../../api/util/KeyedMutex';
import type { TriggerOptions } from '../triggerOptions';
import { readTriggerOptions } from '../triggerOptions';
import { takeoverOf } from './applicationUrl/plan';
import { checkEvents, isUrlRegistered, registerUrl, withdrawUrl } from './applicationUrl/register';
import type { Destination } from './destination/destinations';
import { isDestinationRegistered, registerDestination } from './destination/register';
import { clearUp, removeOurs } from './destination/remove';
import { DESTINATION_STOPS } from './destination/stops';
import type { Neighbour } from './errors';
import { isGone, stop, STOPS } from './errors';
import type { Hook } from './hook';
import { hookOf, inWords } from './hook';
import type { RegistrationState } from './registrationState';
import { readRegistrationState } from './registrationState';
import { obstacleFor } from './publicUrl';
import { bare, isWebAddress, webhookUrlOf } from './webhookUrl';

/**
 * The trigger's hooks. What one process keeps between them makes nothing right that would be wrong
 * after a restart: what is registered, Didit alone tells.
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

	/**
	 * @param learn is told the secret of a destination for production that Didit has just named:
	 * the first delivery may come before anything else could be asked
	 */
	constructor(private readonly learn?: (credential: string, url: string, secret: string) => void) {}

	/** Whether Didit delivers to exactly this node already, and exactly what it wants. */
	async checkExists(context: IHookFunctions): Promise<boolean> {
		return await this.attempt(context, async (hook) => {
			const options = settingsOf(context);
			const state = await inWords(hook, readRegistrationState(hook));
			const destinations = destinationsFor(hook, state, options);
			if (destinations) return isDestinationRegistered(hook, destinations, options.events);
			checkEvents(hook, options);
			return await inWords(hook, isUrlRegistered(hook, state));
		});
	}

	/** Registers this node's URL, unless that would take something away or could only fail silently. */
	async create(context: IHookFunctions): Promise<boolean> {
		return await this.attempt(context, async (hook) => {
			const options = settingsOf(context);
			const { own, credential } = hook;
			const { base } = await inWords(hook, connect(context, 'apiKey'));
			const obstacle = obstacleFor(own.url, base);
			if (obstacle) throw stop(context.getNode(), STOPS.unreachable(own.url, obstacle));
			const destination = await this.mutex.run(
				credential,
				async () => await register(hook, options, this.known),
			);
			if (destination?.secret && !own.startsTest) {
				this.learn?.(credential, own.url, destination.secret);
			}
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
			const hook = await hookOf(context, own);
			await this.mutex.run(hook.credential, async () => await withdraw(hook));
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
		work: (hook: Hook) => Promise<Result>,
	): Promise<Result> {
		const own = webhookUrlOf(context);
		this.failed.add(own.url);
		const result = await work(await hookOf(context, own));
		this.failed.delete(own.url);
		this.known.set(bare(own.url), asNeighbour(context));
		return result;
	}
}

/** What can never match anything is said now: later nobody looks. */
function settingsOf(context: IHookFunctions): TriggerOptions {
	const options = readTriggerOptions(context);
	const { flaws, doubts } = options;
	if (flaws.length > 0) throw stop(context.getNode(), STOPS.settings(flaws));
	if (doubts.length > 0) context.logger.warn(`Didit Trigger: ${doubts.join(' ')}`);
	return options;
}

function asNeighbour(context: IHookFunctions): Neighbour {
	const { id, name } = context.getWorkflow();
	const link = `${context.getInstanceBaseUrl()}workflow/${String(id)}`;
	return { node: context.getNode().name, workflow: name ?? '', link };
}

/**
 * The destinations, where one of them is to be the trigger's.
 *
 * @returns undefined where the trigger takes the URL of the application
 */
function destinationsFor(
	{ context }: Hook,
	{ destinations }: RegistrationState,
	{ registration }: TriggerOptions,
): RegistrationState['destinations'] {
	if (registration === 'applicationUrl') return undefined;
	if (!destinations && registration === 'destination') {
		throw stop(context.getNode(), DESTINATION_STOPS.unknown);
	}
	return destinations;
}

async function register(
	hook: Hook,
	options: TriggerOptions,
	known: ReadonlyMap<string, Neighbour>,
): Promise<Destination | undefined> {
	const { events } = options;
	checkRestoreUrl(hook);
	const state = await inWords(hook, readRegistrationState(hook));
	const destinations = destinationsFor(hook, state, options);
	if (destinations) {
		return await registerDestination(hook, { ...state, destinations }, events, known);
	}
	checkEvents(hook, options);
	await registerUrl(hook, state, known);
	return undefined;
}

function checkRestoreUrl({ context }: Hook): void {
	const { restoreUrl } = takeoverOf(context);
	if (restoreUrl === '' || isWebAddress(restoreUrl)) return;
	throw stop(context.getNode(), STOPS.badRestoreUrl(restoreUrl));
}

async function withdraw(hook: Hook): Promise<void> {
	const state = await readRegistrationState(hook);
	const { destinations } = state;
	if (!destinations) return await withdrawUrl(hook, state, false);
	const left = await removeOurs(hook, destinations);
	await clearUp(hook, left, false);
	// As long as there is one, the URL of the application is not what Didit shows for it.
	if (left.some(({ enabled }) => enabled)) return;
	await withdrawUrl(hook, state, left.length < destinations.length);
}
