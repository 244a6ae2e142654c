import type { IDataObject } from 'n8n-workflow';
import fc from 'fast-check';
import { ACTIONS } from '../lifecycle/n8n';
import type { Trouble } from './n8n';
import type { ConsoleChange } from './person';
import { CONSOLE_CHANGES } from './person';
import type { Happening } from './world';

const HTML = { kind: 'status', status: 200, content_type: 'text/html', body: '<h1>Gateway</h1>' };

/** How Didit, or something before it, answers; with `_after` and `drop_after` it has done the work. */
const FAULTS: readonly IDataObject[] = [
	{ kind: 'status', status: 401 },
	{ kind: 'status', status: 403 },
	{ kind: 'status', status: 429 },
	{ kind: 'status', status: 500 },
	{ kind: 'status_after', status: 500 },
	{ kind: 'status_after', status: 204, body: '' },
	{ kind: 'status_after', status: 200, body: {} },
	{ kind: 'status', status: 200, body: {} },
	{ kind: 'drop_before' },
	{ kind: 'drop_after' },
	{ kind: 'truncate' },
	HTML,
];

const trouble: fc.Arbitrary<Trouble> = fc.record({
	method: fc.constantFrom<Array<Trouble['method']>>('GET', 'POST', 'PATCH', 'DELETE'),
	fault: fc.constantFrom(...FAULTS),
	times: fc.constantFrom(1, 1, 2, null),
});

const node = fc.constantFrom(0, 0, 0, 1, 2, 3);

const act: fc.Arbitrary<Happening> = fc.record(
	{
		kind: fc.constant('act' as const),
		node,
		action: fc.constantFrom(...ACTIONS, 'publish' as const),
		troubles: fc.oneof(
			{ weight: 3, arbitrary: fc.constant([]) },
			{ weight: 2, arbitrary: fc.array(fc.option(trouble, { nil: undefined }), { maxLength: 4 }) },
		),
		killedAt: fc.nat(3),
	},
	{ requiredKeys: ['kind', 'node', 'action', 'troubles'] },
);

const changes = [...Object.keys(CONSOLE_CHANGES), 'delete', 'rotate'] as ConsoleChange[];

export const happenings: fc.Arbitrary<Happening[]> = fc.array(
	fc.oneof(
		{ weight: 10, arbitrary: act },
		{
			weight: 2,
			arbitrary: fc.record({ kind: fc.constant('edit' as const), node, events: fc.nat(2) }),
		},
		{
			weight: 3,
			arbitrary: fc.record({
				kind: fc.constant('console' as const),
				row: fc.nat(7),
				change: fc.constantFrom(...changes),
			}),
		},
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('byHand' as const), url: fc.nat(8) }) },
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('later' as const) }) },
	),
	{ maxLength: 8, size: 'max' },
);
