/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

declare global {
	var diditSandbox: ChildProcess | undefined;
}

export default async function globalTeardown(): Promise<void> {
	const child = globalThis.diditSandbox;
	if (!child || child.exitCode !== null) return;
	const ended = once(child, 'exit');
	child.kill();
	await ended;
}
