import fc from 'fast-check';
import { Arrive, Die, Do, DoTwoAtOnce, Edit, Interfere } from './commands';
import type { Deed } from './commands';
import type { Beginning, Model, Troubles } from './model';
import { STRANGERS } from './model';
import type { Call } from './n8n';
import { ACTIONS } from './n8n';
import type { Options, Trouble } from './rules';
import { TROUBLES } from './rules';
import type { World } from './world';

const VERSIONS = ['v1', 'v2', 'v3', 'v3', 'v3', 'v3'];

const troublesWith = (...methods: Array<Trouble['method']>): fc.Arbitrary<Troubles[Call['hook']]> =>
	fc.oneof(
		{ weight: 3, arbitrary: fc.constant<Troubles[Call['hook']]>([]) },
		{
			weight: 2,
			arbitrary: fc.array(
				fc.option(
					fc.record({
						method: fc.constantFrom(...methods),
						kind: fc.constantFrom(...TROUBLES),
						times: fc.constantFrom<Trouble['times'][]>(1, 2),
					}),
					{ nil: undefined, freq: 3 },
				),
				{ minLength: 1, maxLength: 3, size: 'max' },
			),
		},
	);

const deed: fc.Arbitrary<Deed> = fc.record({
	node: fc.constantFrom<Array<Deed['node']>>(0, 0, 0, 0, 1, 2),
	action: fc.constantFrom(...ACTIONS),
	troubles: fc.record({
		checkExists: troublesWith('GET'),
		create: troublesWith('GET', 'PATCH', 'PATCH'),
		delete: troublesWith('GET', 'PATCH', 'PATCH'),
	}),
	attempts: fc.constantFrom(1, 1, 1, 1, 2, 5),
});

const options: fc.Arbitrary<Options> = fc.record({
	replace: fc.constantFrom(true, true, false),
	restore: fc.oneof(
		{ weight: 9, arbitrary: fc.constantFrom(undefined, STRANGERS[0], ` ${STRANGERS[1]} `) },
		{ weight: 1, arbitrary: fc.constant('shop.example.com/didit') },
	),
});

export const beginning: fc.Arbitrary<Beginning> = fc.record({
	options: fc.tuple(options, options, options),
	url: fc.nat(20),
	version: fc.constantFrom(...VERSIONS),
});

const node = fc.constantFrom<Deed['node']>(0, 1, 2);

export const lifecycle = fc.commands<Model, World, false>(
	[
		...Array.from({ length: 6 }, () => deed.map((one) => new Do(one))),
		fc
			.tuple(fc.tuple(deed, deed), fc.array(fc.boolean(), { maxLength: 8 }))
			.map(([deeds, order]) => new DoTwoAtOnce(deeds, order)),
		fc
			.tuple(deed, fc.nat(4), fc.boolean())
			.map(([one, hooks, again]) => new Die(one, hooks, again)),
		fc
			.tuple(
				node,
				fc.oneof(
					fc.record({ options }),
					fc.record({ name: fc.constantFrom('Didit', 'Übergabe 2') }),
				),
			)
			.map(([one, config]) => new Edit(one, config)),
		fc
			.tuple(fc.nat(20), fc.constantFrom(...VERSIONS))
			.map(([url, version]) => new Interfere(url, version)),
		fc.constant(new Arrive()),
	],
	{ maxCommands: 12, size: 'max' },
);
