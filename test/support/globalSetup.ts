/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(__dirname, '../..');

/**
 * Starts a sandbox for each of jest's workers: files that run at once have a clock and faults of
 * their own. Every test makes an application of its own in it.
 */
export default async function globalSetup({ maxWorkers }: { maxWorkers: number }): Promise<void> {
	process.env.DIDIT_TEST_FOLDER = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-didit-test-'));
	globalThis.diditSandboxes = [];
	const started = Array.from({ length: maxWorkers }, startSandbox);
	process.env.DIDIT_SANDBOX_URLS = (await Promise.all(started)).join(' ');
}

async function startSandbox(): Promise<string> {
	const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.mts', '--port', '0'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	globalThis.diditSandboxes.push(child);
	const ready = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
	const died = once(child, 'exit').then(() => {
		throw new Error('The sandbox ended before it was ready');
	});
	const [line] = await Promise.race([ready, died]);
	died.catch(() => undefined);
	return (JSON.parse(line) as { url: string }).url;
}
