export interface Part {
	/** What is mutated: paths and globs; one that begins with `!` takes out. */
	readonly mutate: readonly string[];
	/** The test files that have to notice. */
	readonly tests: readonly string[];
	/** Whether these tests need the sandbox that jest.config.js starts for a run. */
	readonly sandbox: boolean;
}

/** What can be tested by mutation, each part with the tests that are about it alone. */
export const PARTS: ReadonlyMap<string, Part> = new Map([
	[
		'signature',
		{
			mutate: ['nodes/DiditTrigger/signature/**/*.ts'],
			// Without what takes thousands of random values: longer for each mutant than all the rest.
			tests: ['test/signature/**/!(mutated|properties).test.ts'],
			sandbox: false,
		},
	],
	[
		'secret',
		{
			mutate: ['nodes/DiditTrigger/secret/store.ts'],
			tests: ['test/trigger/secretStore.test.ts', 'test/trigger/secretAge.test.ts'],
			sandbox: false,
		},
	],
	[
		'registration',
		{
			mutate: ['nodes/DiditTrigger/registration/**/*.ts'],
			// Without the thousand sequences of lifecycle.test.ts, which would find some more.
			tests: [
				'create',
				'delete',
				'testing',
				'atOnce',
				'turns',
				'reachable',
				'hookTroubles',
				'hookWords',
			].map((name) => `test/trigger/${name}.test.ts`),
			sandbox: true,
		},
	],
	[
		'pacing',
		{
			mutate: [
				'nodes/api/budget.ts',
				'nodes/api/pacer.ts',
				'nodes/api/pacers.ts',
				'nodes/api/groups.ts',
				'nodes/api/limits.ts',
				'nodes/api/standstill.ts',
			],
			// Without the simulations of pacing.test.ts, which would find some more.
			tests: [
				'test/api/pacing/budget.test.ts',
				'test/api/pacing/pacer.test.ts',
				'test/api/groups.test.ts',
				'test/api/limits.test.ts',
				'test/api/standstill.test.ts',
			],
			sandbox: false,
		},
	],
	[
		'api',
		{
			mutate: [
				'nodes/api/*.ts',
				'!nodes/api/{budget,pacer,pacers,groups,limits,standstill}.ts',
				'nodes/Didit/inOrder.ts',
			],
			tests: ['test/api/*.test.ts'],
			sandbox: false,
		},
	],
	[
		'runner',
		{
			mutate: ['nodes/Didit/{runner,item,failures,files,commonOptions,secrets}.ts'],
			tests: [
				'failures',
				'maskSecrets',
				'items',
				'options',
				'pdf',
				'pdfStream',
				'lists',
				'deletes',
				'media',
				'limits',
				'secrets',
			].map((name) => `test/operations/${name}.test.ts`),
			sandbox: true,
		},
	],
]);
