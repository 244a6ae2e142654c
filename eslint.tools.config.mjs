// Lints what never ships: sandbox, scripts, benches, end-to-end tests. The first config
// (eslint.config.mjs) is n8n's own for shipped code and may not be changed in strict mode.
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
	globalIgnores(['dist', 'coverage', 'test-results', '.stryker-tmp', '**/*.ts', '**/*.js']),
	{
		files: ['**/*.mts', '**/*.mjs'],
		extends: [tseslint.configs.strict, tseslint.configs.stylistic],
		linterOptions: { reportUnusedDisableDirectives: 'error' },
	},
);
