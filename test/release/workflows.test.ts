/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { HOSTS } from '../../scripts/hosts/hosts';
import { engines, scripts } from '../../package.json';

const folder = path.resolve(__dirname, '../../.github/workflows');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

/** What `npm run lint` prints of files, and how it ends. */
function lint(files: string[]): { status: number | null; lines: string[] } {
	const program = path.resolve(__dirname, '../../scripts/workflows/run.mts');
	const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', program, ...files], {
		encoding: 'utf8',
	});
	return { status, lines: stdout.split('\n').filter(Boolean) };
}

test('they are good', () => {
	expect(lint([])).toEqual({ status: 0, lines: [] });
});

test('all scripts that they run are there', () => {
	const runs = readdirSync(folder).flatMap((name) => [
		...read(name).matchAll(/npm (?:run )?(test|[a-z]+:[a-z]+|lint|build|scan)\b/g),
	]);
	expect(runs.length).toBeGreaterThan(10);
	expect(runs.map(([, script]) => script).filter((script) => !(script! in scripts))).toEqual([]);
});

describe('CI', () => {
	interface Matrix {
		readonly strategy: { readonly matrix: Readonly<Record<string, unknown[]>> };
	}
	const { jobs } = parse(read('ci.yml')) as { jobs: Record<string, Matrix> };

	test('runs every n8n that is supported', () => {
		expect(jobs.hosts?.strategy.matrix.n8n).toEqual(HOSTS.map(({ n8n }) => n8n));
	});

	test('begins with the oldest Node that is supported', () => {
		expect(`>=${jobs.test?.strategy.matrix.node?.[0]}`).toBe(engines.node);
	});
});

const PIN = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';
const good = `on: push
permissions:
  contents: read
concurrency: one
jobs:
  some:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: ${PIN}
        with:
          persist-credentials: false
      - run: npm test
`;

const CASES = [
	[
		'a job that is not there',
		'timeout-minutes: 5',
		'timeout-minutes: 5\n    needs: other',
		'does not exist',
	],
	['a step that does nothing', '- run: npm test', '- name: nothing', 'must run script'],
	['an unknown context', 'npm test', '${{ gihtub.ref }}', 'undefined variable "gihtub"'],
	[
		'words of strangers in a script',
		'npm test',
		'echo ${{ github.event.issue.title }}',
		'untrusted',
	],
	['an expression in a script', 'npm test', 'echo ${{ github.ref_name }}', 'hand it over in `env`'],
	['a tag instead of a commit', PIN, 'actions/checkout@v4', 'by its commit'],
	['a commit without its version', ' # v4.2.2', '', 'its version in a comment'],
	['no permissions', 'permissions:\n  contents: read\n', '', '`permissions` of the whole'],
	[
		'permissions to write for all',
		'contents: read',
		'contents: write',
		'`permissions` of the whole',
	],
	['no concurrency', 'concurrency: one\n', '', 'no `concurrency`'],
	['no end', '    timeout-minutes: 5\n', '', 'no `timeout-minutes`'],
	['a login that stays', 'persist-credentials: false', 'fetch-depth: 1', 'persist-credentials'],
	['rights of ours for strangers', 'on: push', 'on: pull_request_target', 'pull_request_target'],
	[
		'packages beside rights',
		'npm test',
		'npm ci\n    permissions:\n      id-token: write',
		'to another job',
	],
] as const;

describe('a workflow with', () => {
	const work = mkdtempSync(path.join(tmpdir(), 'workflows-'));
	const fileOf = (name: string): string => path.join(work, `${name}.yml`);
	let printed: { status: number | null; lines: string[] };
	afterAll(() => rmSync(work, { recursive: true }));

	// All at once: starting the linter takes longer than linting.
	beforeAll(() => {
		writeFileSync(fileOf('nothing bad'), good);
		for (const [name, part, instead] of CASES) {
			writeFileSync(fileOf(name), good.replace(part, instead));
		}
		printed = lint(readdirSync(work).map((name) => path.join(work, name)));
	});

	const findings = (name: string): string[] =>
		printed.lines.filter((line) => line.startsWith(`${fileOf(name)}: `));

	test('nothing bad', () => {
		expect(findings('nothing bad')).toEqual([]);
		expect(printed.status).toBe(1);
	});

	test.each(CASES)('%s', (name, _part, _instead, finding) => {
		expect(findings(name)).toEqual([expect.stringContaining(finding)]);
	});
});
