import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Clock } from '../../api/types';
import { eventKeys } from '../../common/eventKeys';
import type { DeliveryDeduplicator } from '../deduplication/DeliveryDeduplicator';
import type { ReplayLimiter } from '../deduplication/ReplayLimiter';
import type { CredentialIdCache } from '../secret/CredentialIdCache';
import type { SecretCache, Undecided } from '../secret/SecretCache';
import type { TriggerOptions } from '../triggerOptions';
import { simplifiedEvent } from '../simplify';
import { readTriggerOptions } from '../triggerOptions';
import { readSignatureHeaders } from '../../signature/signatureHeaders';
import type { Refusal, Verified } from '../../signature/types';
import { verifyHeaders } from '../../signature/verify';
import type { DeliveryItem } from './delivery';
import { triggerKey } from './delivery';
import { respond } from './respond';
import { rawBodyOf } from './rawBody';
import { isWanted } from './filter';
import { logMessage, wrongVersion } from './logMessages';
import { olderVersion } from './olderVersion';

/** What outlives one delivery. */
export interface TriggerState {
	readonly clock: Clock;
	readonly secrets: SecretCache;
	readonly credentialIds: CredentialIdCache;
	readonly deduplicator: DeliveryDeduplicator;
	readonly replays: ReplayLimiter;
}

/**
 * Judges one delivery and answers it, whatever happens: an exception would leave an execution
 * behind for everyone who knows the URL to make.
 */
export async function handleWebhook(
	context: IWebhookFunctions,
	state: TriggerState,
): Promise<IWebhookResponseData> {
	try {
		const settings = readTriggerOptions(context);
		const result = await verified(context, state, settings);
		if (result.ok) return admitted(context, state, settings, result);
		context.logger.warn(`Didit Trigger: ${logMessage(result)}`, whereOf(context));
		if (result.reason === 'undecided') return respond(context, 'tryAgain');
		return respond(context, result.reason === 'noEvent' ? 'noEvent' : 'notVerified');
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		context.logger.error(`Didit Trigger: a delivery could not be judged: ${why}`, whereOf(context));
		return respond(context, 'tryAgain');
	}
}

/** What costs nothing comes first: only headers in order are worth a body and a secret. */
async function verified(
	context: IWebhookFunctions,
	{ clock, secrets, credentialIds }: TriggerState,
	options: TriggerOptions,
): Promise<Verified | Refusal | Undecided> {
	const now = clock.now();
	const signed = readSignatureHeaders(context.getHeaderData(), now, options);
	if (!signed.ok) return signed;
	const body = await rawBodyOf(context);
	if (body.length === 0) return { ok: false, reason: 'emptyBody' };
	const source = await credentialIds.of(triggerKey(context), context);
	return await secrets.decide(source, (known) => verifyHeaders(body, signed, known, now, options));
}

function admitted(
	context: IWebhookFunctions,
	{ deduplicator, replays }: TriggerState,
	settings: TriggerOptions,
	{ body, event, text, signature, via }: Verified,
): IWebhookResponseData {
	// Of the simple form nothing is handed out that has another shape in other versions.
	const version = via === 'simple' ? undefined : olderVersion(body);
	if (version) {
		context.logger.warn(`Didit Trigger: ${wrongVersion(version)}`, whereOf(context));
		return respond(context, 'wrongVersion');
	}
	if (!isWanted(body, settings)) {
		const why = [...settings.flaws, ...settings.doubts];
		if (why.length > 0) {
			context.logger.warn(
				`Didit Trigger: an event was left out. ${why.join(' ')}`,
				whereOf(context),
			);
		}
		return respond(context, 'done');
	}
	// Of the simple form four fields are left: more would be made of nothing.
	const simplifies = settings.simplify && via !== 'simple';
	const json = simplifies ? simplifiedEvent(event) : (event as IDataObject);
	if (context.getMode() !== 'webhook') return { workflowData: [[{ json }]] };

	const trigger = triggerKey(context);
	const values = eventKeys(event, text);
	if (deduplicator.knows(trigger, values)) return respond(context, 'done');
	if (!replays.take(trigger, signature)) {
		context.logger.warn(
			'Didit Trigger: the same delivery came again and again and is not passed on any more',
			whereOf(context),
		);
		return respond(context, 'done');
	}
	// What n8n could not start does not count: Didit sends it again, and it must get through.
	const response = context.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode >= 500) replays.giveBack(trigger, signature);
	});
	const item: DeliveryItem = { json, eventKeys: { values } };
	return { workflowData: [[item]] };
}

function whereOf(context: IWebhookFunctions): IDataObject {
	return { workflowId: context.getWorkflow().id, nodeName: context.getNode().name };
}
