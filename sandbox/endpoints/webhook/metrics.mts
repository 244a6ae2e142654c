import type { Destination } from '../../world/model.mts';

/** Didit counts deliveries of so many days. */
export const METRICS_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What Didit tells of a destination's deliveries; null where there are none. */
export function metricsOf({ deliveries }: Destination, now: number) {
	const recent = deliveries.filter(({ at }) => now - at < METRICS_DAYS * DAY_MS);
	const failed = recent.filter(({ status }) => status === null || status >= 300).length;
	const durations = recent.map(({ ms }) => ms);
	const sum = durations.reduce((total, ms) => total + ms, 0);
	const hasAny = recent.length > 0;
	const last = recent.at(-1);
	return {
		total: recent.length,
		failed,
		errorRate: hasAny ? Math.round((failed / recent.length) * 100) : 0,
		min: hasAny ? Math.min(...durations) : null,
		average: hasAny ? Math.round(sum / recent.length) : null,
		max: hasAny ? Math.max(...durations) : null,
		last: last ? new Date(last.at).toISOString() : null,
	};
}
