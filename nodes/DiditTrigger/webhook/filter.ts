import { eventType } from '../../signature/payload';
import type { DiditEvent } from '../../signature/types';
import type { TriggerOptions } from '../triggerOptions';

type Choice = Pick<TriggerOptions, 'events' | 'statuses' | 'workflowIds' | 'environment'>;

/** The one event that the filter for statuses is about. */
const STATUS_EVENT = 'status.updated';

/** Whether a delivery is among those that the person wants. */
export function isWanted(body: DiditEvent, choice: Choice): boolean {
	const type = eventType(body) ?? '';
	return (
		choice.events.includes(type) &&
		(type !== STATUS_EVENT || hasStatus(body, choice.statuses)) &&
		isOfWorkflow(body, choice.workflowIds) &&
		isOfEnvironment(body, choice.environment)
	);
}

function hasStatus({ status }: DiditEvent, statuses: Choice['statuses']): boolean {
	return statuses.length === 0 || (typeof status === 'string' && statuses.includes(status));
}

/** An event that names no workflow, such as one about a user, passes. */
function isOfWorkflow(body: DiditEvent, workflowIds: Choice['workflowIds']): boolean {
	const decision = body.decision as { workflow_id?: unknown } | null | undefined;
	const id = body.workflow_id ?? decision?.workflow_id;
	if (workflowIds.length === 0 || typeof id !== 'string') return true;
	return workflowIds.includes(id.toLowerCase());
}

/** Events of Didit's earlier documents carry no environment: they are live. */
function isOfEnvironment(body: DiditEvent, environment: Choice['environment']): boolean {
	return environment === 'all' || (body.environment ?? 'live') === environment;
}
