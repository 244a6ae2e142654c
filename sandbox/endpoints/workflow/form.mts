import type { KeyCall } from '../../server/endpoint.mts';
import type { Workflow } from '../../world/workflowModel.mts';

type Show = (workflow: Workflow, iso: (at: number) => string) => unknown;

/** How one of Didit's APIs takes and shows workflows. */
export interface WorkflowForm {
	create: (call: KeyCall) => Workflow;
	change: (call: KeyCall, workflow: Workflow) => void;
	/** As in the list. */
	row: Show;
	detail: Show;
}
