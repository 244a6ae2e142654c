import { canInstallPackages, installPackages } from './apt.mts';
import { bundledHeaders } from './hostNode.mts';
import { npm, onPath } from './npm.mts';
import { say, withProgress } from './print.mts';
import { Problem } from './problem.mts';

const TOOLS = ['python3', 'make', 'g++'];

/**
 * sqlite3, n8n's database, is the one package whose install script is needed: it downloads a
 * compiled part or, where it cannot, compiles it.
 */
export async function rebuildSqlite(folder: string): Promise<string> {
	const first = await rebuild(folder);
	if (first.code === 0) return first.output;
	if (missingTools().length > 0 && canInstallPackages()) {
		say(`  sqlite3 has to be compiled; installing ${listed(missingTools())} with apt-get`);
		await installPackages(TOOLS);
		const second = await rebuild(folder);
		if (second.code === 0) return second.output;
	}
	const missing = missingTools();
	throw new Problem(
		missing.length > 0
			? `sqlite3, n8n's database, has to be compiled here, and ${listed(missing)} ${missing.length > 1 ? 'are' : 'is'} missing. ` +
				'Install python3, make and g++ (Debian and Ubuntu: apt-get install python3 make g++) and start again.'
			: `sqlite3, n8n's database, could not be compiled:\n${first.output.split('\n').slice(-15).join('\n')}`,
	);
}

function rebuild(folder: string) {
	const headers = bundledHeaders(folder);
	return withProgress(
		'preparing sqlite3',
		() => '',
		() =>
			npm(['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'], {
				cwd: folder,
				env: headers === undefined ? {} : { npm_config_nodedir: headers },
			}),
	);
}

const missingTools = (): string[] => TOOLS.filter((tool) => onPath(tool) === undefined);

const listed = (names: string[]): string => new Intl.ListFormat('en').format(names);
