/** Writes the output schemas: runs the test that checks them, told to write instead. */
import { createRequire } from 'node:module';
import { runToEnd } from './host/child.mts';
import { root } from './host/paths.mts';
import { say } from './host/print.mts';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const { code, output } = await runToEnd({
	command: process.execPath,
	args: [jest, 'test/schemas'],
	cwd: root,
	env: { ...process.env, DIDIT_WRITE_SCHEMAS: 'true' },
});
if (code !== 0) say(output);
process.exitCode = code ?? 1;
