/**
 * `npm run bench:require`: how long n8n waits for this package at its start, beside a package as
 * @n8n/node-cli's template makes it. Each figure is the time of `require` in a fresh process, taken
 * in turns; only the ratios mean something on another machine.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROUNDS = 21;
const GOAL = 3;

const root = resolve(import.meta.dirname, '..');
const TEMPLATE = 'node_modules/@n8n/node-cli/dist/template/templates/programmatic/example/template';
const OURS = ['Didit/Didit', 'DiditTrigger/DiditTrigger'].map((node) =>
	join(root, 'dist', 'nodes', `${node}.node.js`),
);

/** Prints how many milliseconds it took to require the files that are its arguments. */
const MEASURE = `
	const [before, ...files] = process.argv.slice(1);
	if (before) require(before);
	const start = process.hrtime.bigint();
	for (const file of files) require(file);
	console.log(Number(process.hrtime.bigint() - start) / 1e6);
`;

const folder = mkdtempSync(join(tmpdir(), 'didit-require-'));
try {
	const template = compileTemplate(folder);
	console.log(
		`require() in fresh processes, Node ${process.versions.node}, ${ROUNDS} rounds, medians`,
	);
	const whole = compare('with n8n-workflow, which each node loads', '', template);
	compare('n8n-workflow loaded before, as in n8n', 'n8n-workflow', template);
	console.log(`Goal: at most ${GOAL} × with n8n-workflow: ${whole <= GOAL ? 'met' : 'missed'}`);
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** The template's node, built by the template's own configuration. */
function compileTemplate(destination: string): string {
	cpSync(join(root, TEMPLATE), destination, { recursive: true });
	// Both find the same n8n-workflow.
	symlinkSync(join(root, 'node_modules'), join(destination, 'node_modules'));
	const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
	execFileSync(process.execPath, [compiler, '-p', destination], { stdio: 'inherit' });
	return join(destination, 'dist', 'nodes', 'Example', 'Example.node.js');
}

function compare(title: string, before: string, template: string): number {
	const ours: number[] = [];
	const theirs: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		ours.push(measure([before, ...OURS]));
		theirs.push(measure([before, template]));
	}
	const ratios = ours.map((time, round) => time / (theirs[round] ?? NaN)).sort(ascending);
	const ratio = median(ratios);
	console.log(
		`${title}: ${median(ours).toFixed(1)} ms ÷ ${median(theirs).toFixed(1)} ms = ${ratio.toFixed(2)} × ` +
			`(${ratios[0]?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)})`,
	);
	return ratio;
}

function measure(args: string[]): number {
	const output = execFileSync(process.execPath, ['-e', MEASURE, '--', ...args], {
		cwd: root,
		encoding: 'utf8',
	});
	return Number(output);
}

function median(numbers: number[]): number {
	const sorted = [...numbers].sort(ascending);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function ascending(a: number, b: number): number {
	return a - b;
}
