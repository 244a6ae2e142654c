/** What people meet in the newest n8n and not in each that is supported. */
export const FEATURES = {
	refusals: 'An agent hears whole refusals',
	links: 'Links that end a wait carry a token',
	files: 'Nothing stays of a file that broke off',
} as const;

type Feature = keyof typeof FEATURES;

/** An n8n that the nodes are tested with, by the two packages of it that run them. */
export interface N8nVersion {
	/** As people know it. */
	readonly n8n: string;
	/** Exact versions of n8n-core and n8n-workflow that came with it. */
	readonly core: string;
	readonly workflow: string;
	readonly lacks: readonly Feature[];
}

/** From the oldest that is supported to the newest, whose packages are this project's own. */
export const HOSTS: readonly N8nVersion[] = [
	{ n8n: '1.100', core: '1.99.0', workflow: '1.97.0', lacks: ['refusals', 'links', 'files'] },
	{ n8n: '1.123', core: '1.122.0', workflow: '1.120.0', lacks: ['links', 'files'] },
	{ n8n: '2.0', core: '2.0.0', workflow: '2.0.0', lacks: ['links', 'files'] },
	{ n8n: '2.8', core: '2.8.1', workflow: '2.8.0', lacks: ['links', 'files'] },
	{ n8n: '2.20', core: '2.20.0', workflow: '2.20.0', lacks: ['files'] },
	{ n8n: '2.41', core: '2.41.1', workflow: '2.41.0', lacks: [] },
];
