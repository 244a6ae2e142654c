/** Writes examples/events: a sample of every event, to pin in the trigger. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './host/paths.mts';
import { startSandbox } from './host/sandbox.mts';
import { fileName, fileText, sampleEvents } from './sampleEvents.ts';

const folder = join(root, 'examples', 'events');
const scratch = await mkdtemp(join(tmpdir(), 'didit-samples-'));
const sandbox = await startSandbox({ logFile: join(scratch, 'sandbox.log') });
try {
	const control = sandbox.control.request.bind(sandbox.control);
	const samples = await sampleEvents(control, sandbox.url);
	for (const file of await readdir(folder)) {
		if (file.endsWith('.json')) await rm(join(folder, file));
	}
	for (const [name, event] of Object.entries(samples)) {
		await writeFile(join(folder, fileName(name)), fileText(event));
	}
} finally {
	await sandbox.stop();
	await rm(scratch, { recursive: true });
}
process.exit();
