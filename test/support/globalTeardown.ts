/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';

declare global {
	var diditSandbox: ChildProcess | undefined;
}

export default async function globalTeardown(): Promise<void> {
	rmSync(process.env.DIDIT_TEST_FOLDER ?? '', { recursive: true, force: true });
	const child = globalThis.diditSandbox;
	if (!child || child.exitCode !== null) return;
	const ended = once(child, 'exit');
	child.kill();
	await ended;
}
