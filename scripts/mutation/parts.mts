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
			mutate: ['nodes/signature/**/*.ts'],
			// Without what takes thousands of random values: longer for each mutant than all the rest.
			tests: ['test/signature/**/!(mutated|properties).test.ts'],
			sandbox: false,
		},
	],
	[
		'secret',
		{
			mutate: ['nodes/DiditTrigger/secret/*.ts'],
			tests: ['test/trigger/secret/*.test.ts'],
			sandbox: true,
		},
	],
	[
		'registration',
		{
			mutate: ['nodes/DiditTrigger/registration/**/*.ts'],
			// Without the thousand sequences of each lifecycle.test.ts, which would find some more.
			tests: [
				'test/trigger/registration/!(lifecycle).test.ts',
				'test/trigger/registration/destination/!(lifecycle).test.ts',
				'test/trigger/deduplication/atOnce.test.ts',
			],
			sandbox: true,
		},
	],
	[
		'rateLimit',
		{
			mutate: [
				'nodes/api/rateLimit/RateBudget.ts',
				'nodes/api/rateLimit/RateLimiter.ts',
				'nodes/api/rateLimit/limiters.ts',
				'nodes/api/rateLimit/scopes.ts',
				'nodes/api/rateLimit/headers.ts',
				'nodes/api/rateLimit/WaitTimer.ts',
			],
			// Without the simulations of simulation.test.ts, which would find some more.
			tests: [
				'test/api/rateLimit/RateBudget.test.ts',
				'test/api/rateLimit/RateLimiter.test.ts',
				'test/api/rateLimit/scopes.test.ts',
				'test/api/rateLimit/headers.test.ts',
				'test/api/rateLimit/WaitTimer.test.ts',
			],
			sandbox: false,
		},
	],
	[
		'api',
		{
			mutate: [
				'nodes/api/**/*.ts',
				'!nodes/api/rateLimit/*.ts',
				'nodes/Didit/engine/mapConcurrent.ts',
			],
			tests: [
				'test/api/!(rateLimit)/*.test.ts',
				'test/api/*.test.ts',
				'test/engine/mapConcurrent.test.ts',
			],
			sandbox: false,
		},
	],
	[
		'engine',
		{
			mutate: [
				'nodes/Didit/engine/{runItems,runItem,itemErrors,commonOptions}.ts',
				'nodes/Didit/output/{binaryOutput,maskSecrets}.ts',
			],
			tests: [
				'test/engine/{failures,items,options,limits,errors}.test.ts',
				'test/output/{maskSecrets,pdf,pdfStream,media,secrets}.test.ts',
				'test/operations/{lists,deletes,webhookDelivery}.test.ts',
			],
			sandbox: true,
		},
	],
]);
