import type { IDataObject } from 'n8n-workflow';
import type { Simplification } from './types';
import { flag, isRecord, listed, moment, numeric, text } from './values';

/** A webhook destination; alone it has its figures in a summary, in the list beside it. */
export const destination: Simplification = {
	fields: [
		'average_response_time_ms',
		'created_at',
		'deliveries_count',
		'enabled',
		'error_rate_percentage',
		'failed_deliveries_count',
		'label',
		'last_delivery_at',
		'metrics_window_days',
		'previous_secret_expires_at',
		'secret_last4',
		'secret_shared_key',
		'subscribed_events',
		'subscribed_events_count',
		'summary',
		'updated_at',
		'url',
		'uuid',
		'webhook_version',
	],
	shape: (answer) => {
		const summary: IDataObject = isRecord(answer.summary) ? answer.summary : answer;
		const { total_deliveries: total, failed_deliveries: failed } = summary;
		return {
			uuid: text(answer.uuid),
			label: text(answer.label),
			url: text(answer.url),
			enabled: flag(answer.enabled),
			webhook_version: text(answer.webhook_version),
			subscribed_events: listed(answer.subscribed_events),
			...('secret_shared_key' in answer && { secret_shared_key: text(answer.secret_shared_key) }),
			deliveries_count: numeric(total ?? answer.deliveries_count),
			failed_deliveries_count: numeric(failed ?? answer.failed_deliveries_count),
			last_delivery_at: moment(summary.last_delivery_at),
		};
	},
};
