// `npm run bench:editor -- --before <commit>`: what the editor takes with this package's nodes, beside
// the package of an earlier commit: n8n's list of node types, the panel of the Didit node, another
// operation in it. Medians, taken in turns in two n8n's.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runToEnd } from '../../scripts/host/child.mts';
import { ensureHost } from '../../scripts/host/install.mts';
import { startN8n, type RunningN8n } from '../../scripts/host/n8n.mts';
import { runMain } from '../../scripts/host/runMain.mts';
import { packFolder, packPackage } from '../../scripts/host/package.mts';
import { root } from '../../scripts/host/paths.mts';
import { say } from '../../scripts/host/print.mts';
import { Problem } from '../../scripts/host/problem.mts';
import { launchChromium } from '../../test/e2e/browser/chromium.mts';
import { median } from '../trigger/statistics.mts';
import { Bench, type Times } from './measure.mts';

/** As quick as with the operations of before, about. */
const MOST = 1.3;

const { values: options } = parseArgs({
	options: {
		before: { type: 'string', default: 'HEAD' },
		rounds: { type: 'string', default: '20' },
	},
});

await runMain(main);

async function main(): Promise<number> {
	const rounds = Number(options.rounds);
	if (!(rounds > 0)) throw new Problem('--rounds is a number.');
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-bench-'));
	const host = await ensureHost();
	const browser = await launchChromium();
	const running: RunningN8n[] = [];
	try {
		const tarballs = {
			before: await packCommit(options.before, folder),
			now: await packPackage(folder),
		};
		const benches: Record<string, Bench> = {};
		for (const [name, packageTarball] of Object.entries(tarballs)) {
			const n8n = await startN8n({ host, packageTarball, userFolder: join(folder, name) });
			running.push(n8n);
			benches[name] = await Bench.open(browser, n8n);
		}
		await compare(benches as { before: Bench; now: Bench }, rounds);
	} finally {
		await browser.close();
		for (const n8n of running) await n8n.stop();
		await rm(folder, { recursive: true, force: true });
	}
	return 0;
}

/** Builds and packs what this repository was at a commit, with the tools of now. */
async function packCommit(commit: string, folder: string): Promise<string> {
	const copy = join(folder, 'at-commit');
	execFileSync('git', ['clone', '--quiet', root, copy]);
	execFileSync('git', ['checkout', '--quiet', commit], { cwd: copy });
	await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
	const { code, output } = await runToEnd({
		command: 'npm',
		args: ['run', 'build'],
		cwd: copy,
		env: process.env,
	});
	if (code !== 0) throw new Problem(`${commit} could not be built: ${output.slice(-2_000)}`);
	const tarball = await packFolder(copy, copy);
	return tarball;
}

async function compare(
	{ before, now }: { before: Bench; now: Bench },
	rounds: number,
): Promise<void> {
	const measured: { before: Times; now: Times }[] = [];
	// The first round pays for what is loaded once.
	for (let round = 0; round <= rounds; round++) {
		const inOrder = round % 2 === 0;
		const first = await (inOrder ? before : now).measure();
		const second = await (inOrder ? now : before).measure();
		if (round > 0) {
			measured.push(inOrder ? { before: first, now: second } : { before: second, now: first });
		}
	}
	say(`Node types: ${before.kilobytes} kB before, ${now.kilobytes} kB now (all of n8n's and ours)`);
	for (const what of Object.keys(measured[0]?.now ?? {}) as (keyof Times)[]) {
		const [was, is] = [
			median(measured.map((round) => round.before[what])),
			median(measured.map((round) => round.now[what])),
		];
		const ratio = median(measured.map((round) => round.now[what] / round.before[what]));
		say(
			`${what}: ${was.toFixed(0)} ms before, ${is.toFixed(0)} ms now; ` +
				`${ratio.toFixed(2)} (goal ≤ ${MOST}: ${ratio <= MOST ? 'met' : 'MISSED'})`,
		);
	}
}
