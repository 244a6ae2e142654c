import { byId, newSession } from '../../support/operate';
import { control, newApplication } from '../../support/sandbox';
import type { Tour } from '../tour';

/** Destinations, and what was sent to one of them. */
export async function webhookDestinations(tour: Tour): Promise<void> {
	const application = await newApplication({ dialect: 'current' });
	const take = async (operation: string, parameters = {}) =>
		await tour.takeFrom(application, operation, parameters);
	// Nothing takes deliveries there, which is an answer as well.
	const { uuid } = await take('webhookDestination.create', {
		label: 'CRM',
		url: 'http://127.0.0.1:9/hooks',
		additionalFields: { subscribedEvents: ['status.updated'] },
		options: { revealSecret: true },
	});
	const destinationId = byId(String(uuid));
	await control('POST', `/destinations/${String(uuid)}/rotate`);
	const { session_id: id } = await newSession(application);
	await control('POST', `/sessions/${id}/outcome`, { status: 'Approved', wait: true });
	await take('webhookDestination.update', { destinationId, updateFields: { label: 'Store' } });
	await take('webhookDestination.get', { destinationId });
	await take('webhookDestination.getAll');
	const { uuid: delivery } = await take('webhookDelivery.getAll', { destinationId });
	const deliveryId = byId(String(delivery));
	await take('webhookDelivery.get', { destinationId, deliveryId });
	await take('webhookDelivery.resend', { destinationId, deliveryId });
	await take('webhookDelivery.resendFailed', { destinationId, from: '2026-05-21T00:00:00Z' });
	await take('webhookDestination.delete', { destinationId });
}
