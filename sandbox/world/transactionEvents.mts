import type { Sandbox } from '../server/context.mts';
import type { Application, Row } from './model.mts';

/** Sends an event about a transaction to whoever hears of such. */
export async function tellOfTransaction(
	{ clock, webhooks }: Sandbox,
	application: Application,
	webhook_type: 'transaction.created' | 'transaction.status.updated',
	{ uuid: transaction_id, ...event }: Row,
): Promise<void> {
	await webhooks.emit(application, {
		webhook_type,
		created_at: clock.seconds(),
		application_id: application.uuid,
		environment: application.environment,
		transaction_id,
		...event,
		action_required: null,
	});
}
