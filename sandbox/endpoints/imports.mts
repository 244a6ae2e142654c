import { created, detail, fieldInvalid, ok } from '../server/responses.mts';
import type { Endpoint, KeyCall } from '../server/endpoint.mts';
import type { FormFile } from '../server/request.mts';
import { cappedPage } from '../server/pagination.mts';
import { object, oneOf, optional, uuidText, webUrl, type Check } from '../server/validate.mts';
import { COLUMNS, proceed, type SessionImport } from '../world/imports.mts';
import * as ids from '../world/ids.mts';

const TYPES = [
	'user_verification',
	'business_verification',
	'status_rules',
	'transactions',
] as const;
const FORMATS = ['csv', 'ndjson'] as const;
/** Those whose rows become sessions. */
const OF_SESSIONS = ['user_verification', 'business_verification'];

const anyFile: Check<FormFile> = (value) => value as FormFile;
const shape = object({
	import_type: optional(oneOf(TYPES)),
	workflow_id: optional(uuidText),
	source_format: optional(oneOf(FORMATS)),
	file: optional(anyFile),
	source_file_url: optional(webUrl),
});

function shown(job: SessionImport) {
	const { work, ...known } = job;
	const { rows, made, refused } = work;
	const isOver = job.status === 'COMPLETED' || job.status === 'FAILED';
	const processed = made + refused.length;
	return {
		...known,
		total_rows: rows,
		processed_rows: processed,
		checkpoint_row: processed,
		created_count: made,
		updated_count: 0,
		skipped_count: 0,
		failed_count: refused.length,
		total_media_bytes: 0,
		started_at: job.status === 'PENDING' ? null : job.created_at,
		completed_at: isOver ? job.updated_at : null,
	};
}

/** One at a time; each look at it brings it a step further. */
function create(call: KeyCall) {
	const { app, sandbox } = call;
	if (app.environment === 'sandbox') {
		throw detail(403, 'Verification imports are not enabled for sandbox applications.');
	}
	const { import_type: type = 'user_verification', workflow_id, ...given } = call.readForm(shape);
	const { file, source_file_url: address } = given;
	if (!file && address === undefined) {
		throw fieldInvalid('file', 'Upload a file or provide source_file_url.');
	}
	if (file && address !== undefined) {
		throw fieldInvalid('file', 'Use either file or source_file_url, not both.');
	}
	const name = file?.fileName ?? new URL(address ?? '').pathname;
	const format = FORMATS.find((one) => one === given.source_format || name.endsWith(`.${one}`));
	if (!format) throw fieldInvalid('file', 'Only CSV and NDJSON files are supported.');
	const workflow = workflow_id === undefined ? null : app.workflows.get(workflow_id);
	if (workflow === undefined) throw fieldInvalid('workflow_id', 'Invalid workflow_id.');
	if (workflow === null && OF_SESSIONS.includes(type)) {
		throw fieldInvalid('workflow_id', 'This field is required for this import type.');
	}
	if (app.imports.some(({ status }) => status === 'PENDING' || status === 'PROCESSING')) {
		const words = 'This application already has an active import job.';
		throw detail(429, `${words} Wait for it to finish before starting another.`);
	}
	const now = sandbox.clock.iso();
	const job: SessionImport = {
		uuid: ids.uuid(),
		status: 'PENDING',
		import_type: type,
		source_format: format,
		source_filename: name,
		created_at: now,
		updated_at: now,
		last_error: null,
		work: { workflow, bytes: file?.bytes ?? Buffer.from(''), rows: 0, made: 0, refused: [] },
	};
	app.imports.push(job);
	return created(shown(job));
}

function find({ app, param }: KeyCall): SessionImport {
	const job = app.imports.find(({ uuid }) => uuid === param('importId').toLowerCase());
	if (!job) throw detail(404, 'Not found.');
	return job;
}

const PATH = '/v3/session/imports/';

export const importEndpoints: Endpoint[] = [
	{ method: 'POST', path: PATH, auth: 'key', handle: { current: create } },
	{
		method: 'GET',
		path: `${PATH}template/`,
		auth: 'key',
		handle: {
			current: () => ({
				status: 200,
				headers: { 'content-type': 'text/csv; charset=utf-8' },
				body: `${COLUMNS.join(',')}\n`,
			}),
		},
	},
	{
		method: 'GET',
		path: `${PATH}{importId}/`,
		auth: 'key',
		handle: {
			current: (call) => {
				const job = find(call);
				proceed(call.sandbox, call.app, job);
				return ok(shown(job));
			},
		},
	},
	{
		method: 'GET',
		path: `${PATH}{importId}/errors/`,
		auth: 'key',
		handle: {
			current: (call) => cappedPage(call, find(call).work.refused, (row) => row, { limit: 50 }),
		},
	},
];
