import { isWanted } from '../../../nodes/DiditTrigger/webhook/filter';

const ALL = {
	events: ['status.updated', 'data.updated', 'user.status.updated'],
	statuses: [],
	workflowIds: [],
	environment: 'all',
};
const EVENT = { webhook_type: 'status.updated', status: 'In Review', workflow_id: 'W-1' };

test.each([
	[EVENT, {}, true],
	[EVENT, { events: ['data.updated'] }, false],
	[{ ...EVENT, webhook_type: 'unheard.of' }, {}, false],
	[{ event: 'user.status.updated' }, {}, true],
	[{ event: 'user.status.updated' }, { events: ['status.updated'] }, false],
])('events: %j with %j is wanted: %s', (body, choice, wanted) => {
	expect(isWanted(body, { ...ALL, ...choice })).toBe(wanted);
});

test.each([
	[EVENT, ['In Review', 'Declined'], true],
	[EVENT, ['Approved'], false],
	[EVENT, ['in review'], false],
	[EVENT, [], true],
	[{ webhook_type: 'status.updated' }, ['Approved'], false],
	[{ webhook_type: 'data.updated', status: 'In Review' }, ['Approved'], true],
	[{ webhook_type: 'user.status.updated', status: 'BLOCKED' }, ['Approved'], true],
])('statuses, for status.updated only: %j with %j is wanted: %s', (body, statuses, wanted) => {
	expect(isWanted(body, { ...ALL, statuses })).toBe(wanted);
});

test.each([
	[EVENT, ['w-1'], true],
	[EVENT, ['w-2', 'w-1'], true],
	[EVENT, ['w-2'], false],
	[{ ...EVENT, workflow_id: undefined, decision: { workflow_id: 'w-2' } }, ['w-2'], true],
	[{ ...EVENT, workflow_id: undefined, decision: { workflow_id: 'w-3' } }, ['w-2'], false],
	[{ ...EVENT, workflow_id: null, decision: null }, ['w-2'], true],
	[{ webhook_type: 'user.status.updated' }, ['w-2'], true],
])('workflows: %j with %j is wanted: %s', (body, workflowIds, wanted) => {
	expect(isWanted(body, { ...ALL, workflowIds })).toBe(wanted);
});

test.each([
	[{ ...EVENT, environment: 'live' }, 'live', true],
	[{ ...EVENT, environment: 'sandbox' }, 'live', false],
	[{ ...EVENT, environment: 'sandbox' }, 'sandbox', true],
	[{ ...EVENT, environment: 'sandbox' }, 'all', true],
	[EVENT, 'live', true],
	[EVENT, 'sandbox', false],
])('environment, missing counts as live: %j with %s is wanted: %s', (body, environment, wanted) => {
	expect(isWanted(body, { ...ALL, environment })).toBe(wanted);
});
