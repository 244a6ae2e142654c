const base = require('./jest.config.js');

// What runs on both of Didit's APIs, on today's; `npm test` has it on the specification's. Tests that
// are about one of the two say which.
process.env.DIDIT_DIALECT = 'current';

/** @type {import('jest').Config} */
module.exports = {
	...base,
	testMatch: ['agents', 'engine', 'input', 'operations', 'output', 'pickers', 'waiting'].map(
		(folder) => `<rootDir>/test/${folder}/**/*.test.ts`,
	),
};
