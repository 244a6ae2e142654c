/**
 * Samples of the events that no session sends, after Didit's documents. Those tell less about them
 * than about sessions: read the record itself through the API where more than this is needed.
 */
const envelope = {
	event_id: '00000000-0000-4000-8000-000000000101',
	application_id: '00000000-0000-4000-8000-000000000102',
	environment: 'live',
	timestamp: 1774970000,
};

const user = {
	...envelope,
	vendor_data: 'user-123',
	vendor_user_id: '00000000-0000-4000-8000-000000000103',
};

const business = {
	...envelope,
	vendor_data: 'business-123',
	vendor_business_id: '00000000-0000-4000-8000-000000000104',
};

const transaction = {
	...envelope,
	vendor_data: 'user-123',
	transaction_id: '00000000-0000-4000-8000-000000000105',
	txn_id: 'order-123',
};

export const otherEvents: Record<string, Record<string, unknown>> = {
	'user.status.updated': {
		...user,
		webhook_type: 'user.status.updated',
		status: 'BLOCKED',
		previous_status: 'ACTIVE',
		reason: 'blocklist_match',
		actor: null,
	},
	'user.data.updated': {
		...user,
		webhook_type: 'user.data.updated',
		full_name: 'María Pérez',
		status: 'ACTIVE',
		changed_fields: ['full_name'],
	},
	'business.status.updated': {
		...business,
		webhook_type: 'business.status.updated',
		status: 'FLAGGED',
		previous_status: 'ACTIVE',
		reason: 'ongoing_monitoring',
		actor: null,
	},
	'business.data.updated': {
		...business,
		webhook_type: 'business.data.updated',
		status: 'ACTIVE',
		changed_fields: ['company_name'],
	},
	'activity.created': {
		...envelope,
		webhook_type: 'activity.created',
		vendor_data: 'user-123',
	},
	// Didit's documents name it, and no more.
	'message.status.updated': {
		...envelope,
		webhook_type: 'message.status.updated',
	},
	'transaction.created': {
		...transaction,
		webhook_type: 'transaction.created',
		status: 'IN_REVIEW',
		score: 64,
		severity: 'MEDIUM',
		amount: '250.00',
		currency: 'EUR',
		direction: 'outbound',
		action_required: true,
	},
	'transaction.status.updated': {
		...transaction,
		webhook_type: 'transaction.status.updated',
		status: 'APPROVED',
	},
	'travel_rule.status.updated': {
		...transaction,
		webhook_type: 'travel_rule.status.updated',
		travel_rule_status: 'COMPLETED',
		rail: 'crypto',
		direction: 'outbound',
	},
};
