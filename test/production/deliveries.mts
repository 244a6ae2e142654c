import type { SandboxDelivery } from '../../scripts/host/sandboxControl.mts';
import type { Store } from './store.mts';
import type { ProductionWorld } from './world.mts';

/** What Didit sent to the store's trigger, every attempt, the oldest first. */
export async function deliveriesTo(
	{ sandbox }: ProductionWorld,
	{ application, url }: Store,
): Promise<SandboxDelivery[]> {
	const { deliveries } = await sandbox.control.request<{ deliveries: SandboxDelivery[] }>(
		'GET',
		`book?api_key=${application.api_key}`,
	);
	return deliveries.filter((delivery) => delivery.url === url);
}
