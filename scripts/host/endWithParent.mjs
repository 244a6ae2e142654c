// Loaded with `--import` into what is started here: it ends when the process that started it is
// gone, even if that one was killed and could not stop it. Standard input is a pipe from there, and
// the system closes it in every case. Plain JavaScript, because npm runs on an older Node than n8n.
import { isMainThread } from 'node:worker_threads';

const GRACE_MS = 3_000;

// Node loads this into worker threads too, whose standard input ends with each of them.
if (isMainThread) {
	process.stdin.on('error', end).on('close', end).resume();
	process.stdin.unref?.();
}

function end() {
	console.error('The process that started this one is gone: ending.');
	setTimeout(() => kill('SIGKILL'), GRACE_MS).unref();
	kill('SIGTERM');
}

/** The whole process group, as far as this process leads one. */
function kill(signal) {
	try {
		process.kill(-process.pid, signal);
	} catch {
		process.kill(process.pid, signal);
	}
}
