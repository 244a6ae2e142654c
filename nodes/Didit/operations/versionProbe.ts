import type { VersionProbe } from '../engine/wireForms';

/** The list of workflows tells which Didit it is: the specification's is an array, today's comes in pages. */
export const versionProbe: VersionProbe = {
	request: { method: 'GET', path: ['workflows'], query: { limit: 1 } },
	tells: ({ body }) => (Array.isArray(body) ? 'specification' : 'current'),
};
