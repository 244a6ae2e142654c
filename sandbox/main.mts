import { parseArgs } from 'node:util';
import { startSandbox } from './server/server.mts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '0' },
		host: { type: 'string', default: '127.0.0.1' },
	},
});

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
	console.error(`--port must be a number from 0 to 65535, not "${values.port}".`);
	process.exit(2);
}
// The control address has no password, so it must not be reachable from other machines.
if (!/^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(values.host)) {
	console.error(`--host must be an address of this machine only, such as 127.0.0.1.`);
	process.exit(2);
}

try {
	const { url, close } = await startSandbox(values.host, port);
	const stop = () => {
		void close().then(() => process.exit(0));
	};
	process.once('SIGTERM', stop);
	process.once('SIGINT', stop);
	process.stdout.write(`${JSON.stringify({ url, pid: process.pid })}\n`);
} catch (error) {
	const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
	console.error(taken ? `Port ${String(port)} is already in use.` : error);
	process.exit(1);
}
