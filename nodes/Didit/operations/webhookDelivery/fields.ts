import type { DiditRequest } from '../../../api/types';
import { destinationId, listedLocator } from '../../fields/locators';
import type { ItemParameters } from '../../input/ItemParameters';

export const deliveryId = listedLocator({
	displayName: 'Delivery',
	name: 'deliveryId',
	description: 'One attempt to send an event to the destination',
	list: 'searchDeliveries',
});

/** What names one delivery. */
export const deliveryFields = [destinationId, deliveryId];

/** Below a destination: its deliveries, or what is named besides. */
export function deliveriesPath(
	parameters: ItemParameters,
	...rest: string[]
): DiditRequest['path'] {
	return ['webhook', 'destinations', parameters.id('destinationId'), 'deliveries', ...rest];
}
