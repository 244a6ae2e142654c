import type { Simplification } from './types';
import { numeric, text } from './values';

/** How far an import is. */
export const sessionImport: Simplification = {
	fields: [
		'checkpoint_row',
		'completed_at',
		'created_at',
		'created_count',
		'failed_count',
		'import_type',
		'last_error',
		'processed_rows',
		'skipped_count',
		'source_filename',
		'source_format',
		'started_at',
		'status',
		'total_media_bytes',
		'total_rows',
		'updated_at',
		'updated_count',
		'uuid',
	],
	shape: (answer) => ({
		status: text(answer.status),
		uuid: text(answer.uuid),
		import_type: text(answer.import_type),
		total_rows: numeric(answer.total_rows),
		processed_rows: numeric(answer.processed_rows),
		created_count: numeric(answer.created_count),
		updated_count: numeric(answer.updated_count),
		skipped_count: numeric(answer.skipped_count),
		failed_count: numeric(answer.failed_count),
		last_error: text(answer.last_error),
	}),
};
