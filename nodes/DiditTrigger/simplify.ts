import type { IDataObject } from 'n8n-workflow';
import { simplifiedResults } from '../Didit/output/simplify/session/decision';
import { isRecord, moment, numeric, orNull, text } from '../Didit/output/simplify/values';
import { eventType } from '../signature/payload';
import type { DiditEvent } from '../signature/types';

/** Events of verification sessions; the others are about an entity. */
const OF_SESSIONS = new Set(['status.updated', 'data.updated']);

/**
 * What people branch on and write into messages, first; a decision in it reads as that of Get
 * Decision. What is not known is null.
 */
export function simplifiedEvent(event: DiditEvent): IDataObject {
	const type = eventType(event) ?? null;
	const source = event as IDataObject;
	return type !== null && OF_SESSIONS.has(type) ? ofSession(type, source) : ofEntity(type, source);
}

function ofSession(type: string, event: IDataObject): IDataObject {
	const decision = isRecord(event.decision) ? event.decision : {};
	return {
		webhook_type: type,
		status: text(event.status),
		session_id: text(event.session_id),
		vendor_data: text(event.vendor_data),
		...simplifiedResults(decision),
		workflow_id: text(event.workflow_id ?? decision.workflow_id),
		metadata: orNull(event.metadata ?? decision.metadata),
		created_at: moment(event.created_at ?? event.timestamp),
	};
}

/** What every event has around what it says, and what comes back under a plainer name. */
const ENVELOPE = new Set([
	...['application_id', 'created_at', 'data', 'environment', 'event', 'event_id', 'status'],
	...['timestamp', 'vendor_data', 'webhook_type'],
]);
/** Amounts come as texts, with decimals. */
const AMOUNTS = new Set(['amount', 'score']);

/** The older envelope has under `data` what stands beside it in the newer one. */
function ofEntity(type: string | null, event: IDataObject): IDataObject {
	const data = isRecord(event.data) ? event.data : {};
	const whole: IDataObject = { ...event, ...data };
	const own = Object.entries(whole)
		.filter(([name]) => !ENVELOPE.has(name))
		.map(([name, value]) => [name, AMOUNTS.has(name) ? (numeric(value) ?? value) : value]);
	return {
		webhook_type: type,
		status: text(whole.status),
		vendor_data: text(whole.vendor_data),
		...(Object.fromEntries(own) as IDataObject),
		created_at: moment(event.created_at ?? event.timestamp),
	};
}
