import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { chown, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runToEnd, type Command } from '../host/child.mts';
import { ownEnvironment } from '../host/environment.mts';
import { freePorts } from '../host/ports.mts';
import { Problem } from '../host/problem.mts';
import type { Wanted } from '../host/programs.mts';
import { startService } from './service.mts';

/** Where Debian keeps the programs of a server, which are not on the path. */
const DEBIAN = '/usr/lib/postgresql';

/** `initdb`; the other programs of the server lie beside it. */
export const POSTGRES: Wanted = {
	names: ['initdb'],
	packageName: 'postgresql',
	elsewhere: () => {
		if (!existsSync(DEBIAN)) return undefined;
		const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
		return versions.map((version) => join(DEBIAN, version, 'bin', 'initdb')).find(existsSync);
	},
};

/** How to reach a database. */
export interface Database {
	host: string;
	port: number;
	database: string;
	user: string;
	password: string;
}

export interface Postgres {
	readonly database: Database;
	/** Down and up again at the same port, as an update of it does: whoever is connected loses that. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

const USER = 'n8n';
/** The account that Debian's package makes: Postgres refuses to run as root. */
const UNPRIVILEGED = 'postgres';

/**
 * A Postgres of our own, in a folder that is removed when it is stopped.
 *
 * @param initdb of the kind `POSTGRES`
 * @param logFolder for its log
 */
export async function startPostgres(initdb: string, logFolder: string): Promise<Postgres> {
	// Not within a folder of root's own, into which another account cannot go.
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-didit-postgres-'));
	// Whatever becomes of us: it is the data of one run.
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	const as = await account(folder);
	// What is on the path may be a link to where it lies with the others.
	const programs = dirname(await realpath(initdb));
	const data = join(folder, 'data');
	const password = randomBytes(12).toString('hex');
	await initialise(as, initdb, data, password, join(folder, 'password'));
	const [port] = (await freePorts(1)) as [number];
	const { command, args } = as({
		command: join(programs, 'postgres'),
		args: [
			...['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'],
			...['-c', 'unix_socket_directories=', '-c', 'max_connections=200'],
		],
	});
	const start = () =>
		startService({
			...{ command, args, endsWith: 'INT' },
			logFile: join(logFolder, 'postgres.log'),
			answers: () => serves(join(programs, 'pg_isready'), port),
		});
	let running = await start();
	return {
		database: { host: '127.0.0.1', port, database: 'postgres', user: USER, password },
		async restart() {
			await running.stop();
			running = await start();
		},
		async stop() {
			await running.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** What n8n has to be told to use it. */
export const asEnvironment = (database: Database): NodeJS.ProcessEnv => ({
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: database.host,
	DB_POSTGRESDB_PORT: String(database.port),
	DB_POSTGRESDB_DATABASE: database.database,
	DB_POSTGRESDB_USER: database.user,
	DB_POSTGRESDB_PASSWORD: database.password,
});

type AsAccount = (command: Command) => Command;

/** Gives the folder to the account that Postgres is to run as, and tells how to run as that one. */
async function account(folder: string): Promise<AsAccount> {
	if (process.getuid?.() !== 0) return (command) => command;
	const [uid, gid] = await Promise.all([idOf('-u'), idOf('-g')]);
	await chown(folder, uid, gid);
	return ({ command, args, ...rest }) => ({
		...rest,
		command: 'setpriv',
		args: [...[`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'], command, ...args],
	});
}

async function idOf(flag: '-u' | '-g'): Promise<number> {
	const { code, output } = await runToEnd({ command: 'id', args: [flag, UNPRIVILEGED] });
	if (code !== 0) {
		throw new Problem(
			`Postgres does not run as root, and there is no account "${UNPRIVILEGED}" to run it as.`,
		);
	}
	return Number(output.trim());
}

async function initialise(
	as: AsAccount,
	initdb: string,
	data: string,
	password: string,
	passwordFile: string,
): Promise<void> {
	// Readable for the account that runs it, in a folder which only that one and root can enter.
	await writeFile(passwordFile, password, { mode: 0o644 });
	const { code, output } = await runToEnd(
		as({
			command: initdb,
			args: [
				...['-D', data, '-U', USER, '--encoding=UTF8', '--locale=C'],
				...['--auth=scram-sha-256', `--pwfile=${passwordFile}`],
			],
			env: ownEnvironment(),
		}),
	);
	await rm(passwordFile);
	if (code !== 0) throw new Problem(`initdb made no database: ${output.trim()}`);
}

/** It takes connections before it can serve them; its own program knows the difference. */
async function serves(isReady: string, port: number): Promise<boolean> {
	const args = ['-q', '-h', '127.0.0.1', '-p', String(port)];
	return (await runToEnd({ command: isReady, args })).code === 0;
}
