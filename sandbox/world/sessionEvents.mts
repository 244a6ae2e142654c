import type { DeliveryEntry } from '../control/book.mts';
import type { Sandbox } from '../server/context.mts';
import { isBusiness } from './corrections.mts';
import { decisionOf } from './reports/decision.mts';
import type { Session, SessionStatus } from './model.mts';

const WITH_DECISION: readonly SessionStatus[] = ['Approved', 'Declined', 'In Review', 'Abandoned'];

/** Tells that the status of a session is another. */
export function tellOfStatus(sandbox: Sandbox, session: Session): Promise<DeliveryEntry[]> {
	return sandbox.webhooks.emit(session.application, event(sandbox, session, 'status.updated'));
}

/** Tells that what a session found was corrected by hand; its status stays. */
export function tellOfData(sandbox: Sandbox, session: Session): Promise<DeliveryEntry[]> {
	return sandbox.webhooks.emit(session.application, event(sandbox, session, 'data.updated'));
}

function event(
	sandbox: Sandbox,
	session: Session,
	webhook_type: 'status.updated' | 'data.updated',
): Record<string, unknown> {
	const { application, status } = session;
	return {
		webhook_type,
		session_id: session.session_id,
		...(isBusiness(session) && { session_kind: 'business' }),
		status,
		created_at: sandbox.clock.seconds(),
		application_id: application.uuid,
		environment: application.environment,
		workflow_id: session.workflow.uuid,
		workflow_version: session.workflow.version,
		vendor_data: session.vendor_data,
		metadata: session.metadata,
		...(WITH_DECISION.includes(status) && { decision: decisionOf(sandbox, session) }),
		...(status === 'Resubmitted' && {
			resubmit_info: { nodes_to_resubmit: session.nodesToResubmit, reasons: {} },
		}),
	};
}
