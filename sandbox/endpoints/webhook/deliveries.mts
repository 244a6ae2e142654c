import { detail, ok } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import { cappedPage } from '../../server/pagination.mts';
import { date, Invalid } from '../../server/validate.mts';
import type { DestinationDelivery } from '../../world/model.mts';
import { findDestination } from './destinations.mts';

const STANDARD_LIMIT = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

function row(delivery: DestinationDelivery) {
	const { uuid, url, status, ms, event, at } = delivery;
	return {
		uuid,
		session_id: event.session_id ?? null,
		request_url: url,
		response_status: status,
		response_time_ms: ms,
		// What the event says, not how the delivery went.
		status: event.status ?? null,
		webhook_type: event.webhook_type ?? null,
		created_at: new Date(at).toISOString(),
	};
}

/** The beginning of a day in UTC, in milliseconds. */
function dayOf({ query }: KeyCall, name: string): number | undefined {
	const given = query.get(name);
	if (given === null || given === '') return undefined;
	try {
		return Date.parse(date(given, { path: name, ignored: [] }));
	} catch (error) {
		throw error instanceof Invalid ? new Invalid({ [name]: error.problem }) : error;
	}
}

function findDelivery(call: KeyCall) {
	const destination = findDestination(call);
	const uuid = call.param('deliveryUuid').toLowerCase();
	const delivery = destination.deliveries.find((one) => one.uuid === uuid);
	if (!delivery) throw detail(404, 'Not found.');
	return { destination, delivery };
}

export const deliveryEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/webhook/destinations/{destinationUuid}/deliveries/',
		auth: 'key',
		handle: {
			current: (call) => {
				const from = dayOf(call, 'date_from') ?? -Infinity;
				const to = dayOf(call, 'date_to') ?? Infinity;
				const rows = findDestination(call)
					.deliveries.filter(({ at }) => at >= from && at < to + DAY_MS)
					.reverse();
				return cappedPage(call, rows, row, { limit: STANDARD_LIMIT });
			},
		},
	},
	{
		method: 'GET',
		path: '/v3/webhook/destinations/{destinationUuid}/deliveries/{deliveryUuid}/',
		auth: 'key',
		handle: {
			current: (call) => {
				const { delivery } = findDelivery(call);
				return ok({
					...row(delivery),
					request_header: JSON.stringify(delivery.headers),
					request_body: delivery.body,
				});
			},
		},
	},
	{
		method: 'POST',
		path: '/v3/webhook/destinations/{destinationUuid}/deliveries/{deliveryUuid}/resend/',
		auth: 'key',
		handle: {
			current: async (call) => {
				const { destination, delivery } = findDelivery(call);
				return ok(row(await call.sandbox.webhooks.resend(call.app, destination, delivery)));
			},
		},
	},
];
