/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';

declare global {
	var diditSandboxes: ChildProcess[];
}

export default async function globalTeardown(): Promise<void> {
	rmSync(process.env.DIDIT_TEST_FOLDER ?? '', { recursive: true, force: true });
	const running = globalThis.diditSandboxes.filter(({ exitCode }) => exitCode === null);
	const ended = running.map((child) => once(child, 'exit'));
	for (const child of running) child.kill();
	await Promise.all(ended);
}
