import { page } from '../../server/pagination.mts';
import { created, detail, noContent, ok } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import type { Application } from '../../world/model.mts';
import type { Workflow } from '../../world/workflowModel.mts';
import { current } from './current.mts';
import type { WorkflowForm } from './form.mts';
import { spec } from './spec.mts';

const formOf = ({ app }: KeyCall): WorkflowForm => (app.dialect === 'spec' ? spec : current);

function shown(call: KeyCall, workflow: Workflow, as: 'row' | 'detail'): unknown {
	return formOf(call)[as](workflow, (at) => call.sandbox.clock.iso(at));
}

function findWorkflow({ app, param }: KeyCall): Workflow {
	const workflow = app.workflows.get(param('settingsUuid'));
	if (!workflow) throw detail(404, 'Not found.');
	return workflow;
}

/** An application has one default workflow at most. */
function keepOneDefault(app: Application, workflow: Workflow): void {
	if (!workflow.is_default) return;
	for (const other of app.workflows.values()) other.is_default = other === workflow;
}

export const workflowEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/workflows/',
		auth: 'key',
		handle: {
			spec: (call) => ok([...call.app.workflows.values()].map((one) => shown(call, one, 'row'))),
			current: (call) =>
				page(call, [...call.app.workflows.values()], (one) => shown(call, one, 'row'), {
					limit: 50,
				}),
		},
	},
	{
		method: 'POST',
		path: '/v3/workflows/',
		auth: 'key',
		handle: (call) => {
			const workflow = formOf(call).create(call);
			call.app.workflows.set(workflow.uuid, workflow);
			keepOneDefault(call.app, workflow);
			return created(shown(call, workflow, 'detail'));
		},
	},
	{
		method: 'GET',
		path: '/v3/workflows/{settingsUuid}/',
		auth: 'key',
		handle: (call) => ok(shown(call, findWorkflow(call), 'detail')),
	},
	{
		method: 'PATCH',
		path: '/v3/workflows/{settingsUuid}/',
		auth: 'key',
		handle: (call) => {
			const workflow = findWorkflow(call);
			formOf(call).change(call, workflow);
			workflow.updatedAt = call.sandbox.clock.now();
			keepOneDefault(call.app, workflow);
			return ok(shown(call, workflow, 'detail'));
		},
	},
	{
		method: 'DELETE',
		path: '/v3/workflows/{settingsUuid}/',
		auth: 'key',
		handle: (call) => {
			call.app.workflows.delete(findWorkflow(call).uuid);
			return noContent;
		},
	},
];
