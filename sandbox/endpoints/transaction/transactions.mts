import { created, detail, fieldInvalid, ok } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import { cappedPage } from '../../server/pagination.mts';
import {
	anything,
	freeObject,
	integer,
	number,
	object,
	oneOf,
	optional,
	required,
	text,
} from '../../server/validate.mts';
import * as ids from '../../world/ids.mts';
import { isBlocked } from '../../world/lists.mts';
import type { Row } from '../../world/model.mts';
import { tellOfTransaction } from '../../world/transactionEvents.mts';
import { REVIEW_FROM } from '../../world/transactions.mts';

const detailsShape = object({
	direction: required(oneOf(['inbound', 'outbound', 'in', 'out'])),
	amount: required(number()),
	currency: required(text()),
	currency_kind: optional(text()),
	amount_in_default_currency: optional(anything),
	default_currency: optional(text()),
	payment_details: optional(anything),
	payment_reference_id: optional(anything),
	action_type: optional(anything),
});
const transactionShape = object({
	transaction_id: required(text()),
	transaction_at: optional(text()),
	time_zone: optional(text()),
	transaction_category: required(text()),
	transaction_details: required(detailsShape),
	subject: required(freeObject),
	counterparty: optional(freeObject),
	custom_properties: optional(freeObject),
	travel_rule_details: optional(freeObject),
	network_snapshot: optional(freeObject),
	include_crypto_screening: optional(anything),
});
const tokenShape = object({
	vendor_data: required(text()),
	ttl_seconds: optional(integer({ min: 1, max: 86_400 })),
	max_uses: optional(anything),
});

async function create(call: KeyCall) {
	const { app, sandbox } = call;
	const { payments } = app;
	const given = call.read(transactionShape);
	const { vendor_data: vendorData, full_name: name } = given.subject;
	if (typeof vendorData !== 'string' || typeof name !== 'string') {
		throw fieldInvalid('subject', 'subject.vendor_data and subject.full_name are required.');
	}
	if (payments.transactions.some(({ txn_id: id }) => id === given.transaction_id)) {
		throw fieldInvalid('transaction_id', 'A transaction with this transaction_id already exists.');
	}
	if (isBlocked(app.lists, 'user', vendorData)) {
		throw fieldInvalid(
			'vendor_data',
			`The individual '${vendorData}' is in the blocklist and cannot participate in transactions.`,
		);
	}
	const row = transactionOf(call, given, vendorData, name);
	payments.transactions.push(row);
	await tellOfTransaction(sandbox, app, 'transaction.created', row);
	return created(row);
}

type Given = ReturnType<typeof transactionShape>;

function transactionOf(call: KeyCall, given: Given, vendorData: string, name: string): Row {
	const { transaction_details: payment } = given;
	const isLarge = payment.amount >= REVIEW_FROM;
	const time = call.sandbox.clock.iso();
	return {
		uuid: ids.uuid(),
		transaction_number: call.app.payments.transactions.length + 1,
		txn_id: given.transaction_id,
		txn_date: given.transaction_at ?? time,
		transaction_type: given.transaction_category,
		action_type: payment.action_type ?? null,
		direction: payment.direction.startsWith('in') ? 'INBOUND' : 'OUTBOUND',
		status: isLarge ? 'IN_REVIEW' : 'APPROVED',
		amount: String(payment.amount),
		currency: payment.currency,
		score: isLarge ? 78 : 0,
		severity: isLarge ? 'HIGH' : null,
		decision_reason_code: isLarge ? 'AMOUNT' : null,
		decision_reason_label: isLarge ? 'The amount is large' : null,
		vendor_data: vendorData,
		subject_name: name,
		subject_vendor_data: vendorData,
		props: given.custom_properties ?? {},
		tags: [],
		created_at: time,
	};
}

export const transactionEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/v3/transactions/',
		auth: 'key',
		rateClass: 'ingest',
		handle: { current: create },
	},
	{
		method: 'GET',
		path: '/v3/transactions/',
		auth: 'key',
		handle: {
			current: (call) => {
				const rows = [...call.app.payments.transactions].reverse();
				const answer = cappedPage(call, rows, (row) => row, { limit: 50 });
				return { ...answer, body: { ...(answer.body as Row), total_transactions: rows.length } };
			},
		},
	},
	{
		method: 'POST',
		path: '/v3/transactions/sdk-token/',
		auth: 'key',
		handle: {
			current: (call) => {
				const { ttl_seconds: ttl = 900 } = call.read(tokenShape);
				const expires = call.sandbox.clock.now() + ttl * 1000;
				return created({
					sdk_token: ids.shareToken(),
					expires_at: call.sandbox.clock.iso(expires),
				});
			},
		},
	},
	{
		method: 'GET',
		path: '/v3/transactions/{transactionUuid}/',
		auth: 'key',
		handle: {
			current: ({ app, param }) => {
				const uuid = param('transactionUuid').toLowerCase();
				const found = app.payments.transactions.find((row) => row.uuid === uuid);
				if (!found) throw detail(404, 'Not found.');
				return ok(found);
			},
		},
	},
];
