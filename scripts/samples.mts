/** Writes examples/events: a sample of every event, to pin in the trigger, simplified and as sent. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simplifiedEvent } from '../nodes/DiditTrigger/simplify.ts';
import { root } from './host/paths.mts';
import { startSandbox } from './host/sandbox.mts';
import type { Json } from './host/types.mts';
import { fileName, fileText, sampleEvents } from './sampleEvents.ts';

const folder = join(root, 'examples', 'events');
async function write(
	into: string,
	samples: Record<string, Json>,
	shown: (event: Json) => Json,
): Promise<void> {
	await mkdir(into, { recursive: true });
	for (const file of await readdir(into)) {
		if (file.endsWith('.json')) await rm(join(into, file));
	}
	for (const [name, event] of Object.entries(samples)) {
		await writeFile(join(into, fileName(name)), fileText(shown(event)));
	}
}

const scratch = await mkdtemp(join(tmpdir(), 'didit-samples-'));
const sandbox = await startSandbox({ logFile: join(scratch, 'sandbox.log') });
try {
	const control = sandbox.control.request.bind(sandbox.control);
	const samples = await sampleEvents(control, sandbox.url);
	await write(folder, samples, simplifiedEvent);
	await write(join(folder, 'as-sent'), samples, (event) => event);
} finally {
	await sandbox.stop();
	await rm(scratch, { recursive: true });
}
process.exit();
