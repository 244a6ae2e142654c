/**
 * `npm run test:hosts`: the engine tests that matter, on the packages of each n8n that is supported.
 * Versions of n8n after `--` run only those.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { END_WITH_US, runToEnd, stopAll } from '../host/child.mts';
import { root } from '../host/paths.mts';
import { duration, say } from '../host/print.mts';
import { Problem } from '../host/problem.mts';
import { HOSTS, type N8nVersion } from './hosts.ts';
import { ensurePackages } from './packages.mts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void stopAll().finally(() => process.exit(1)));
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	if (!(error instanceof Problem)) throw error;
	console.error(error.message);
	process.exitCode = 2;
} finally {
	await stopAll();
}
process.exit();

async function main(wanted: string[]): Promise<number> {
	const known = HOSTS.map(({ n8n }) => n8n);
	const unknown = wanted.filter((name) => !known.includes(name));
	if (unknown.length > 0)
		throw new Problem(`There is no ${unknown.join()} among ${known.join(', ')}.`);
	const hosts = HOSTS.filter(({ n8n }) => wanted.length === 0 || wanted.includes(n8n));
	let failed = 0;
	for (const host of hosts) if (!(await passes(host))) failed++;
	say(`${hosts.length - failed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}

/** Runs the tests on one n8n and says in a line how it went; what failed stands above it. */
async function passes(host: N8nVersion): Promise<boolean> {
	const begun = Date.now();
	const { code, output, passed, failed } = await runTests(host);
	// Suites that could not begin have no tests to count.
	const isGood = code === 0 && passed > 0;
	if (!isGood) say(output);
	say(
		`n8n ${host.n8n} (n8n-core ${host.core}): ${passed} tests passed, ${failed} failed${isGood ? '' : ', NOT GOOD'} (${duration(Date.now() - begun)})`,
	);
	return isGood;
}

async function runTests(host: N8nVersion) {
	const isNewest = host === HOSTS.at(-1);
	const env = { ...process.env };
	delete env.DIDIT_HOST_FOLDER;
	if (!isNewest) env.DIDIT_HOST_FOLDER = await ensurePackages(host);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-hosts-'));
	const report = join(folder, 'report.json');
	const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const options = ['--config', 'jest.hosts.config.js', '--silent', '--reporters', 'summary'];
	// One by one, the six would take too long with a core that stands idle.
	options.push('--maxWorkers', '100%');
	try {
		const { code, output } = await runToEnd({
			command: process.execPath,
			args: [...END_WITH_US, jest, ...options, '--json', '--outputFile', report],
			cwd: root,
			env,
		});
		return { code, output, ...(await readReport(report)) };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function readReport(file: string): Promise<{ passed: number; failed: number }> {
	const text = await readFile(file, 'utf8').catch(() => '{}');
	const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(text) as {
		numPassedTests?: number;
		numFailedTests?: number;
	};
	return { passed: numPassedTests, failed: numFailedTests };
}
