// Fills n8n's memory for duplicates of one node, in n8n's own database, with so many entries. Run
// by the Node that runs n8n, for which the host's sqlite3 is compiled:
// fillMemory.mts <host folder> <database file> <workflow id> <node id> <entries>
import { createHash, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Sqlite {
	Database: new (file: string) => {
		configure(option: 'busyTimeout', ms: number): void;
		run(sql: string, values: unknown[], done: (error: Error | null) => void): void;
	};
}

const [hostFolder = '', file = '', workflowId, nodeId, entries] = process.argv.slice(2);
const { Database } = createRequire(join(hostFolder, 'package.json'))('sqlite3') as Sqlite;

const hash = (): string => createHash('md5').update(randomUUID()).digest('base64');
const value = { mode: 'entries', data: Array.from({ length: Number(entries) }, hash) };
const database = new Database(file);
database.configure('busyTimeout', 10_000);
database.run(
	'INSERT OR REPLACE INTO processed_data (workflowId, context, value, createdAt, updatedAt) ' +
		"VALUES (?, ?, ?, datetime('now'), datetime('now'))",
	[workflowId, `n:${nodeId}`, JSON.stringify(value)],
	(error) => {
		if (error) throw error;
	},
);
