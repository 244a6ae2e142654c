import type { Sandbox } from '../server/context.mts';
import type { Application, Row } from './model.mts';

interface Change {
	kind: 'user' | 'business';
	/** The record as the API shows it, before and after. */
	before: Row;
	after: Row;
}

/** What an event says of the record besides its status. */
const SHOWN = {
	user: ['display_name', 'full_name'],
	business: ['display_name', 'legal_name', 'registration_number', 'country_code'],
};

/** What else of the record somebody may change. */
const CHANGEABLE = {
	user: ['date_of_birth', 'approved_emails', 'approved_phones', 'issuing_states', 'metadata'],
	business: ['metadata'],
};

/** Tells what the API changed of a user or a business: its status, its data, both or nothing. */
export function tellOfChange(
	{ clock, webhooks }: Sandbox,
	application: Application,
	{ kind, before, after }: Change,
): void {
	const event = {
		created_at: clock.seconds(),
		application_id: application.uuid,
		environment: application.environment,
		vendor_data: after.vendor_data,
		[`vendor_${kind}_id`]: after.didit_internal_id,
		status: after.status,
		metadata: after.metadata,
	};
	if (before.status !== after.status) {
		void webhooks.emit(application, {
			webhook_type: `${kind}.status.updated`,
			...event,
			previous_status: before.status,
			reason: 'api',
			actor: 'system',
		});
	}
	const changed = [...SHOWN[kind], ...CHANGEABLE[kind]].filter(
		(name) => !isSame(before[name], after[name]),
	);
	if (changed.length === 0) return;
	void webhooks.emit(application, {
		webhook_type: `${kind}.data.updated`,
		...event,
		...Object.fromEntries(SHOWN[kind].map((name) => [name, after[name]])),
		changed_fields: changed,
	});
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
