import type { IDataObject } from 'n8n-workflow';
import { workflowTypes } from '../fields/choices';
import { entry, inWords } from './entry';
import type { LongList } from './pages';
import { wholeList } from './pages';
import { listSearch } from './picker';

/** One row per version, drafts and archived ones included. */
const versions: LongList = {
	request: { method: 'GET', path: ['workflows'] },
	entry: (row) => entry(row.uuid, ...wordsFor(row)),
	texts: (row) => [row.workflow_id],
	nothing: 'None yet: make one with Create or in the console',
};

/** Workflows to verify people with: one entry for each, whatever its versions. */
export const searchWorkflows = listSearch((search) =>
	wholeList(
		search,
		{ ...versions, entry: (row) => entry(groupOf(row), ...wordsFor(row)) },
		(rows) => {
			const groups = new Map<unknown, IDataObject>();
			for (const row of inUse(rows)) {
				const known = groups.get(groupOf(row));
				if (!known || isBetter(row, known)) groups.set(groupOf(row), row);
			}
			return [...groups.values()];
		},
	),
);

/** Versions of workflows, to read, change or delete. */
export const searchWorkflowVersions = listSearch((search) =>
	wholeList(
		search,
		{
			...versions,
			entry: (row) => {
				const version = row.version && `version ${String(row.version)}`;
				return entry(row.uuid, ...wordsFor(row), version, row.status === 'draft' && 'draft');
			},
		},
		inUse,
	),
);

function wordsFor(row: IDataObject): unknown[] {
	return [
		row.workflow_label,
		// A workflow made of features has no type.
		inWords(row.workflow_type ?? row.features, workflowTypes),
		row.is_default === true && 'default',
	];
}

function inUse(rows: readonly IDataObject[]): IDataObject[] {
	return rows.filter((row) => row.is_archived !== true);
}

/** The ID that all versions share. The specification knows no versions, and so no such ID. */
function groupOf(row: IDataObject): unknown {
	return row.workflow_id ?? row.uuid;
}

/** A published version goes before a draft, a later one before an earlier. */
function isBetter(row: IDataObject, known: IDataObject): boolean {
	if (row.status !== known.status) return row.status === 'published';
	return Number(row.version) > Number(known.version);
}
