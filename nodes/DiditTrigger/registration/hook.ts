import type { IHookFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { DiditClient } from '../../api/DiditClient';
import { credentialKey } from '../../api/credentials';
import { errorText } from '../../api/errors/errorText';
import { INTERACTIVE_POLICY } from '../../api/policies';
import { isGone, stop, STOPS } from './errors';
import type { WebhookUrl } from './webhookUrl';

/** One call of one of the trigger's hooks. */
export interface Hook {
	readonly context: IHookFunctions;
	readonly client: DiditClient;
	/** See credentialKey. */
	readonly credential: string;
	readonly own: WebhookUrl;
}

/** @throws NodeOperationError in words where the credential cannot be read */
export async function hookOf(context: IHookFunctions, own: WebhookUrl): Promise<Hook> {
	try {
		const credential = credentialKey(await context.getCredentials('diditApi'));
		const client = new DiditClient(context, INTERACTIVE_POLICY);
		return { context, own, credential, client };
	} catch (error) {
		throw stop(context.getNode(), STOPS.noCredential((error as Error).message));
	}
}

/** Passes on what went wrong, with the remedy in the message. */
export async function inWords<Result>(
	{ context }: Pick<Hook, 'context'>,
	work: Promise<Result>,
	...more: readonly string[]
): Promise<Result> {
	try {
		return await work;
	} catch (error) {
		const words = isGone(error) ? STOPS.noConfiguration : errorText(error as Error);
		throw stop(context.getNode(), [words, ...rightFor(error), ...more].join(' '));
	}
}

/** Keys of today's Didit can be limited, and a trigger needs more than one that only reads. */
function rightFor(error: unknown): readonly string[] {
	return error instanceof NodeApiError && error.httpCode === '403' ? [STOPS.right] : [];
}
