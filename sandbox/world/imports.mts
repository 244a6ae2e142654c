import { parse } from 'csv-parse/sync';
import type { Sandbox } from '../server/context.mts';
import * as ids from './ids.mts';
import { addSession, settle } from './lifecycle.mts';
import { SESSION_STATUSES, type Application, type SessionStatus } from './model.mts';
import type { Workflow } from './workflowModel.mts';

type Cells = Record<string, string>;

/** Columns of the file that brings verifications of another provider. */
export const COLUMNS = ['external_id', 'status', 'first_name', 'last_name', 'date_of_birth'];

export interface RefusedRow {
	uuid: string;
	row_number: number;
	external_id: string | null;
	error: string;
	raw_row: Cells;
	created_at: string;
}

/** An import, as Didit shows it, with what it still has to do. */
export interface SessionImport {
	uuid: string;
	status: 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED';
	import_type: string;
	source_format: 'csv' | 'ndjson';
	source_filename: string;
	created_at: string;
	updated_at: string;
	last_error: string | null;
	work: {
		/** That the sessions belong to. */
		workflow: Workflow | null;
		bytes: Buffer;
		rows: number;
		made: number;
		refused: RefusedRow[];
	};
}

function rowsOf({ work: { bytes }, source_format: format }: SessionImport): Cells[] {
	if (format === 'csv') return parse(bytes, { columns: true, skip_empty_lines: true, bom: true });
	const lines = bytes.toString('utf8').split('\n');
	return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Cells);
}

/**
 * The next step of an import, which somebody's look at it brings about: from pending to processing,
 * and from there to its end, with a session for each row that can be read.
 */
export function proceed(sandbox: Sandbox, application: Application, job: SessionImport): void {
	if (job.status === 'PENDING') {
		job.status = 'PROCESSING';
	} else if (job.status === 'PROCESSING') {
		finishImport(sandbox, application, job);
	}
	job.updated_at = sandbox.clock.iso();
}

function finishImport(sandbox: Sandbox, application: Application, job: SessionImport): void {
	const { work } = job;
	try {
		const rows = rowsOf(job);
		work.rows = rows.length;
		rows.forEach((row, index) => {
			const why = bring(sandbox, application, work.workflow, row);
			if (why === null) work.made++;
			else work.refused.push(refusal(sandbox, index + 1, row, why));
		});
		job.status = 'COMPLETED';
	} catch {
		job.status = 'FAILED';
		job.last_error = 'The file could not be read.';
	}
}

const refusal = ({ clock }: Sandbox, row_number: number, raw_row: Cells, error: string) => ({
	uuid: ids.uuid(),
	row_number,
	external_id: raw_row.external_id ?? null,
	error,
	raw_row,
	created_at: clock.iso(),
});

/** @returns why the row makes no session */
function bring(
	sandbox: Sandbox,
	application: Application,
	workflow: Workflow | null,
	{ external_id: id, status = '', first_name, last_name }: Cells,
): string | null {
	if (!id) return 'external_id: This field is required.';
	if (!SESSION_STATUSES.some((known) => known === status)) {
		return `status: invalid value '${status}'`;
	}
	if (!workflow) return null;
	const session = addSession(sandbox, application, workflow, {
		vendor_data: id,
		expected_details: {
			...(first_name && { first_name }),
			...(last_name && { last_name }),
		},
	});
	settle(sandbox, session, status as SessionStatus);
	return null;
}
