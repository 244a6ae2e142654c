import { expiryOf } from '../../world/destinations.mts';
import type { Destination } from '../../world/model.mts';
import { metricsOf, METRICS_DAYS } from './metrics.mts';

const iso = (at: number) => new Date(at).toISOString();

function basics(destination: Destination) {
	const { uuid, label, url, enabled, webhook_version, subscribed_events } = destination;
	return { uuid, label, url, enabled, webhook_version, subscribed_events };
}

function times({ createdAt, updatedAt, secret_shared_key: secret }: Destination) {
	const last4 = secret.slice(-4);
	return { created_at: iso(createdAt), updated_at: iso(updatedAt), secret_last4: last4 };
}

/** In the list there is no secret, and other names for the figures. */
export function row(destination: Destination, now: number) {
	const metrics = metricsOf(destination, now);
	return {
		...basics(destination),
		subscribed_events_count: destination.subscribed_events.length,
		deliveries_count: metrics.total,
		failed_deliveries_count: metrics.failed,
		average_response_time_ms: metrics.average,
		error_rate_percentage: metrics.errorRate,
		last_delivery_at: metrics.last,
		...times(destination),
		metrics_window_days: METRICS_DAYS,
	};
}

export function whole(destination: Destination, now: number) {
	const metrics = metricsOf(destination, now);
	const { secret_shared_key, previous } = destination;
	return {
		...basics(destination),
		secret_shared_key,
		...times(destination),
		previous_secret_expires_at: expiryOf(previous, now),
		summary: {
			total_deliveries: metrics.total,
			failed_deliveries: metrics.failed,
			error_rate_percentage: metrics.errorRate,
			min_response_time_ms: metrics.min,
			avg_response_time_ms: metrics.average,
			max_response_time_ms: metrics.max,
			last_delivery_at: metrics.last,
		},
	};
}
