import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import type { Clock } from '../../api/types';
import { fingerprints } from '../deduplication/eventKeys';
import type { DeliveryMemory } from '../deduplication/DeliveryDeduplicator';
import type { Passes } from '../deduplication/ReplayLimiter';
import type { SecretSources } from '../secret/CredentialIdCache';
import type { SecretStore, Undecided } from '../secret/SecretCache';
import type { Settings } from '../triggerOptions';
import { simplifiedEvent } from '../simplify';
import { readSettings } from '../triggerOptions';
import { readClaim } from '../signature/signatureHeaders';
import type { Refusal, Verified } from '../signature/types';
import { verifyClaim } from '../signature/verify';
import { answer } from './respond';
import { rawBodyOf } from './rawBody';
import { isWanted } from './filter';
import { wordsFor } from './logMessages';

/** What outlives one delivery. */
export interface Desk {
	readonly clock: Clock;
	readonly secrets: SecretStore;
	readonly sources: SecretSources;
	readonly memory: DeliveryMemory;
	readonly passes: Passes;
}

/** An item as webhook() hands it to execute(), with what execute() takes off again. */
export interface DeliveryItem extends INodeExecutionData {
	fingerprints?: { values: string[] };
}

/** Tells triggers apart within this process. */
export function triggerKey(context: Pick<IWebhookFunctions, 'getNode' | 'getWorkflow'>): string {
	return `${context.getWorkflow().id} ${context.getNode().id}`;
}

/**
 * Judges one delivery and answers it, whatever happens: an exception would leave an execution
 * behind for everyone who knows the URL to make.
 */
export async function receive(
	context: IWebhookFunctions,
	desk: Desk,
): Promise<IWebhookResponseData> {
	try {
		const settings = readSettings(context);
		const result = await verified(context, desk, settings);
		if (result.ok) return admitted(context, desk, settings, result);
		context.logger.warn(`Didit Trigger: ${wordsFor(result)}`, whereOf(context));
		if (result.reason === 'undecided') return answer(context, 'tryAgain');
		return answer(context, result.reason === 'noEvent' ? 'noEvent' : 'notVerified');
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		context.logger.error(`Didit Trigger: a delivery could not be judged: ${why}`, whereOf(context));
		return answer(context, 'tryAgain');
	}
}

/** What costs nothing comes first: only a claim in order is worth a body and a secret. */
async function verified(
	context: IWebhookFunctions,
	{ clock, secrets, sources }: Desk,
	options: Settings,
): Promise<Verified | Refusal | Undecided> {
	const now = clock.now();
	const claim = readClaim(context.getHeaderData(), now, options);
	if (!claim.ok) return claim;
	const body = await rawBodyOf(context);
	if (body.length === 0) return { ok: false, reason: 'emptyBody' };
	const source = await sources.of(triggerKey(context), context);
	return await secrets.decide(source, (known) => verifyClaim(body, claim, known, now, options));
}

function admitted(
	context: IWebhookFunctions,
	{ memory, passes }: Desk,
	settings: Settings,
	{ body, event, text, signature, via }: Verified,
): IWebhookResponseData {
	if (!isWanted(body, settings)) {
		const why = [...settings.flaws, ...settings.doubts];
		if (why.length > 0) {
			context.logger.warn(
				`Didit Trigger: an event was left out. ${why.join(' ')}`,
				whereOf(context),
			);
		}
		return answer(context, 'done');
	}
	// Of the simple form four fields are left: more would be made of nothing.
	const simplifies = settings.simplify && via !== 'simple';
	const json = simplifies ? simplifiedEvent(event) : (event as IDataObject);
	if (context.getMode() !== 'webhook') return { workflowData: [[{ json }]] };

	const trigger = triggerKey(context);
	const values = fingerprints(event, text);
	if (memory.knows(trigger, values)) return answer(context, 'done');
	if (!passes.take(trigger, signature)) {
		context.logger.warn(
			'Didit Trigger: the same delivery came again and again and is not passed on any more',
			whereOf(context),
		);
		return answer(context, 'done');
	}
	// What n8n could not start does not count: Didit sends it again, and it must get through.
	const response = context.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode >= 500) passes.giveBack(trigger, signature);
	});
	const item: DeliveryItem = { json, fingerprints: { values } };
	return { workflowData: [[item]] };
}

function whereOf(context: IWebhookFunctions): IDataObject {
	return { workflowId: context.getWorkflow().id, nodeName: context.getNode().name };
}
