/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// A hang is a failure, a slow machine is not.
	testTimeout: 60_000,
	// jest would leave a core idle, and one process for all files grows with each of them.
	maxWorkers: '100%',
	workerIdleMemoryLimit: '1.5GB',
	testSequencer: '<rootDir>/test/support/longestFirst.js',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json' }] },
	setupFiles: ['<rootDir>/test/support/environment.ts'],
	globalSetup: '<rootDir>/test/support/globalSetup.ts',
	globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/host/'],
};
