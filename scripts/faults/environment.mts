// Imported before anything of n8n: it reads its settings as it is loaded, and writes some on first
// use. The user's own n8n stays untouched.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Holds everything of this run. */
export const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-didit-faults-'));

process.env.DIDIT_TEST_FOLDER = folder;
await import('../../test/support/environment.ts');

process.once('exit', () => {
	rmSync(folder, { recursive: true, force: true });
});
