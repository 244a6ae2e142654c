/**
 * Runs n8n's verification scan offline: over the sources, and over what `npm pack` would publish.
 * The scanner's own command line wants a published package; its functions do not.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import {
	analyzePackage,
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { contentFindings } from './release/checks/contents.ts';

const root = path.resolve(import.meta.dirname, '..');

interface PackedFile {
	readonly path: string;
	readonly size: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'didit-scan-'));
try {
	const complaints = [...(await scan(root, SOURCE_FILE_PATTERNS)), ...(await scanPackage(folder))];
	for (const complaint of complaints) console.log(complaint);
	process.exitCode = complaints.length > 0 ? 1 : 0;
} finally {
	rmSync(folder, { recursive: true, force: true });
}

async function scan(directory: string, patterns: string[]): Promise<string[]> {
	const { passed, message, details } = await analyzePackage(directory, patterns);
	if (!passed) return [`${message ?? ''}\n${details ?? ''}`];
	// The verdict ignores warnings; reviewers do not.
	const eslint = new ESLint({
		cwd: directory,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const results = await eslint.lintFiles(patterns);
	const formatter = await eslint.loadFormatter('stylish');
	const warnings = await formatter.format(results);
	return warnings ? [warnings] : [];
}

async function scanPackage(destination: string): Promise<string[]> {
	const [packed] = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--pack-destination', destination], {
			cwd: root,
			encoding: 'utf8',
		}),
	) as [{ filename: string; files: PackedFile[] }];
	execFileSync('tar', ['-xzf', path.join(destination, packed.filename), '-C', destination]);
	const unpacked = path.join(destination, 'package');

	return [
		...contentFindings(new Map(packed.files.map(({ path, size }) => [path, size]))),
		...(await scan(unpacked, ['**/*.js', 'package.json'])),
	];
}
