import type { IDataObject } from 'n8n-workflow';
import type { Calls } from '../../engine/operation';
import type { ItemParameters } from '../../input/ItemParameters';
import { record } from '../../output/expectations';
import { deliveriesPath } from './fields';
import type { FailedEvent, TimeSpan } from './failedEvents';
import { failedEvents, inWords, wasTaken } from './failedEvents';

const DELIVERY = record('a webhook delivery', 'uuid');

const MINUTE_MS = 60_000;

/**
 * One item for each event of which a delivery was not taken: what became of it, and the event.
 * Those that nothing else brought through are sent once more, the oldest first.
 *
 * @param span with the resends per minute
 */
export async function* resendEvents(
	calls: Calls,
	parameters: ItemParameters,
	{ pace, ...span }: TimeSpan & { readonly pace: number },
): AsyncGenerator<IDataObject, void> {
	const read = async (uuid: string) =>
		await calls.send({ method: 'GET', path: deliveriesPath(parameters, uuid) }, DELIVERY);
	const events = await failedEvents(calls.list('uuid'), read, span);
	const resends = parameters.flag('resend');
	let isFirst = true;
	for (const failed of events) {
		if (failed.fate !== 'open') {
			yield shown(failed, OUTCOMES[failed.fate], failed.reason);
			continue;
		}
		if (!resends) {
			yield shown(failed, 'not resent');
			continue;
		}
		const goesOn = isFirst || (await calls.wait(MINUTE_MS / pace));
		isFirst = false;
		const reason = goesOn
			? await sentOnceMore(calls, parameters, failed.uuid)
			: 'The execution was cancelled before its turn came';
		yield shown(failed, reason === undefined ? 'resent' : 'failed', reason);
	}
}

const OUTCOMES = { through: 'already delivered', unreadable: 'failed' } as const;

/** @returns why it did not come through */
async function sentOnceMore(
	calls: Calls,
	parameters: ItemParameters,
	uuid: string,
): Promise<string | undefined> {
	const path = deliveriesPath(parameters, uuid, 'resend');
	const answer = await calls.send({ method: 'POST', path }, DELIVERY).catch(inWords);
	if (typeof answer === 'string') return answer;
	const { response_status: status } = answer;
	if (wasTaken(status)) return undefined;
	return typeof status === 'number'
		? `The receiver answered with status ${status}`
		: 'The receiver did not answer';
}

function shown(failed: FailedEvent, outcome: string, reason?: string): IDataObject {
	const { uuid, row, event, attempts } = failed;
	return {
		outcome,
		reason: reason ?? null,
		delivery_id: uuid,
		webhook_type: row.webhook_type ?? null,
		session_id: row.session_id ?? null,
		failed_at: row.created_at ?? null,
		response_status: row.response_status ?? null,
		attempts,
		event: event ?? null,
	};
}
