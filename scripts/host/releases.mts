import { join } from 'node:path';
import { root } from './paths.mts';

export type Missing =
	/** Gives imported nodes the credential of the name that n8n proposes. */
	| 'linkedCredentials'
	/** Says why the test of a credential failed in the credential's own words. */
	| 'wordsOfCredentialTests'
	/** Keeps what is saved apart from what is published. */
	| 'drafts'
	/** Publishes the triggers that can be, and tells what became of each. */
	| 'publicationOfEachTrigger'
	/** Goes on listening for a test event when another workflow is refused to. */
	| 'separateTests'
	/** Links that end a wait carry a token that nobody can guess. */
	| 'resumeTokens'
	/** Shows the link that a waiting node left for the editor. */
	| 'linksOfWaitingNodes';

/** An n8n that can be brought along. */
export interface Release {
	/** As a person names it: `npm run test:e2e -- --n8n 1.123`. */
	readonly name: string;
	/** Folder with its package.json and lock. */
	readonly folder: string;
	/** The versions of Node that it starts on. */
	readonly node: NodeRange;
	/** What is compiled in it, and so not there for every Node. */
	readonly compiled: readonly string[];
	/** What only this one is to be told. */
	readonly env: Readonly<Record<string, string>>;
	/** What the newest has and this one has not, as far as tests meet it. */
	readonly lacks: readonly Missing[];
	/** For people who wait for it; on disk, and to download. */
	readonly size: string;
	readonly download: string;
}

export interface NodeRange {
	/** Major and minor. */
	readonly least: readonly [number, number];
	/** Major. */
	readonly most: number;
}

const host = join(root, 'host');

/** What `npm start` shows and the end-to-end tests run in. */
export const NEWEST: Release = {
	name: 'newest',
	folder: host,
	node: { least: [24, 0], most: Infinity },
	compiled: ['sqlite3', 'isolated-vm'],
	env: {
		// Parts that fetch from n8n's own servers, or do nothing here but take time at the start.
		N8N_DISABLED_MODULES: 'mcp-registry,instance-ai,agents,chat-hub',
	},
	lacks: [],
	size: '2.4 GB',
	download: '700 MB',
};

/** The last of n8n 1, which many people still have. */
const LAST_OF_1: Release = {
	name: '1.123',
	folder: join(host, '1.123'),
	node: { least: [20, 19], most: 24 },
	compiled: ['sqlite3'],
	// With its one connection, SQLite cannot do two things at once.
	env: { DB_SQLITE_POOL_SIZE: '4' },
	lacks: [
		'linkedCredentials',
		'wordsOfCredentialTests',
		'drafts',
		'publicationOfEachTrigger',
		'separateTests',
		'resumeTokens',
		'linksOfWaitingNodes',
	],
	size: '1.6 GB',
	download: '500 MB',
};

export const RELEASES: readonly Release[] = [NEWEST, LAST_OF_1];

/** npm's settings, the same for all of them. */
export const NPM_SETTINGS = join(host, '.npmrc');

/** In words: `Node 24 or newer`, `Node 20.19 to 24`. */
export function inWords({ least: [major, minor], most }: NodeRange): string {
	const from = `Node ${major}${minor === 0 ? '' : `.${minor}`}`;
	return Number.isFinite(most) ? `${from} to ${most}` : `${from} or newer`;
}

/** @param version as `process.versions.node` has it */
export function isInRange(version: string, { least, most }: NodeRange): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	if (major > most) return false;
	return major > least[0] || (major === least[0] && minor >= least[1]);
}
