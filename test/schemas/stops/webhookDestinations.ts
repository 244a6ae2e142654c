import { byId, newSession } from '../../support/operate';
import { control, didit, newApplication, sandboxUrl } from '../../support/sandbox';
import type { Tour } from '../tour';

/** An event that nobody took: of it Resend Failed makes an item. */
export async function webhookDestinations(tour: Tour): Promise<void> {
	const application = await newApplication({ dialect: 'current' });
	const { uuid } = await didit<{ uuid: string }>(application, 'POST', '/webhook/destinations/', {
		label: 'CRM',
		url: `${sandboxUrl()}/nowhere`,
		subscribed_events: ['status.updated'],
	});
	const { session_id: id } = await newSession(application);
	await control('POST', `/sessions/${id}/outcome`, { status: 'Approved', wait: true });
	await tour.takeFrom(application, 'webhookDelivery.resendFailed', {
		destinationId: byId(uuid),
		from: '2026-05-21T00:00:00Z',
	});
}
