const path = require('node:path');
const base = require('./jest.config.js');

const modules = path.join(process.env.DIDIT_HOST_FOLDER ?? __dirname, 'node_modules');

/** @type {import('jest').Config} The tests that `npm run test:hosts` runs on the packages of each n8n. */
module.exports = {
	...base,
	testMatch: [
		'account/*',
		'agents/*',
		'pickers/*',
		'schemas/schemas',
		'engine/{errors,everyOperation,items,proxy,retryOnFail}',
		'output/{media,pdf,pdfStream}',
		'trigger/deduplication/{DeliveryDeduplicator,dropDuplicates}',
		'trigger/registration/{create,delete,testing}',
		'trigger/webhook/{genuine,refused}',
		'waiting/*',
	].map((suites) => `<rootDir>/test/${suites}.test.ts`),
	// The nodes, the tests and n8n's own packages have to get the same copies.
	moduleNameMapper: {
		'^(n8n-core|n8n-workflow|reflect-metadata)$': path.join(modules, '$1'),
	},
	// Some of them require ES modules, which Node can do and jest cannot.
	transform: {
		...base.transform,
		'/(p-retry|is-network-error)/.+\\.js$': [
			'ts-jest',
			{ tsconfig: { allowJs: true, module: 'commonjs', target: 'es2022' } },
		],
	},
	transformIgnorePatterns: ['/node_modules/(?!(p-retry|is-network-error)/)'],
	// Old ones keep timers that nobody ends.
	forceExit: true,
};
