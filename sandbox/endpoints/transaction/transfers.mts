import { created, detail, fieldInvalid, ok } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import {
	anything,
	flag,
	freeObject,
	integer,
	object,
	oneOf,
	optional,
	required,
	text,
	uuidText,
	webUrl,
} from '../../server/validate.mts';
import * as ids from '../../world/ids.mts';
import type { Row } from '../../world/model.mts';

const inboundShape = object({
	chain: required(text()),
	txid: required(text()),
	wallet_address: required(text()),
	amount: required(text()),
	currency: required(text()),
	originator_data: optional(freeObject),
	beneficiary_data: optional(freeObject),
	originating_vasp: optional(
		object({ name: optional(text()), lei: optional(text()), travel_address: optional(text()) }),
	),
});
const widgetShape = object({
	wallet_address: required(text()),
	chain: required(text()),
	holder_name: optional(text()),
	vendor_data: optional(text()),
	transaction_id: optional(uuidText),
	satoshi_deposit_address: optional(text()),
	callback_url: optional(webUrl),
	expires_in_minutes: optional(integer({ min: 1 })),
});
const transferShape = object({
	payment_txn_id: optional(text()),
	action: optional(oneOf(['cancel', 'resend'])),
	beneficiary_vasp: optional(anything),
});
/** A transfer that has come to one of these takes no change. */
const ENDED = ['COMPLETED', 'CANCELLED'];

function newTransfer(call: KeyCall, direction: string, known: Row): Row {
	const at = call.sandbox.clock.iso();
	return {
		uuid: ids.uuid(),
		status: 'AWAITING_COUNTERPARTY',
		direction,
		rail: 'INTERNAL',
		protocol: null,
		ivms_version: 'ivms101.2023',
		required: true,
		ownership_confirmed: null,
		deadline_at: null,
		timeline: [{ status: 'AWAITING_COUNTERPARTY', at, detail: 'created' }],
		counterparty_vasp: null,
		originator_data: {},
		beneficiary_data: {},
		created_at: at,
		...known,
	};
}

/** The same transfer that is registered again is that one, and not a second one. */
function registerInbound(call: KeyCall) {
	const { payments } = call.app;
	const { txid, originator_data, beneficiary_data, ...given } = call.read(inboundShape);
	const known = payments.transactions.find(({ txn_id: id }) => id === txid);
	const row = known ?? inbound(call, txid, given);
	row.travel_rule ??= newTransfer(call, 'INBOUND', {
		counterparty_vasp: given.originating_vasp ?? null,
		originator_data: originator_data ?? {},
		beneficiary_data: beneficiary_data ?? {},
	});
	if (!known) payments.transactions.push(row);
	const { uuid: transaction_id, txn_id, travel_rule } = row;
	const answer = { transaction_id, txn_id, created: !known, travel_rule };
	return known ? ok(answer) : created(answer);
}

function inbound(call: KeyCall, txid: string, { amount, currency }: Row): Row {
	const time = call.sandbox.clock.iso();
	return {
		uuid: ids.uuid(),
		transaction_number: call.app.payments.transactions.length + 1,
		txn_id: txid,
		txn_date: time,
		transaction_type: 'travelRule',
		direction: 'INBOUND',
		status: 'IN_REVIEW',
		amount,
		currency,
		score: 0,
		severity: null,
		created_at: time,
	};
}

function widget(call: KeyCall) {
	const { expires_in_minutes: minutes = 60 } = call.read(widgetShape);
	const id = ids.uuid();
	const expires = call.sandbox.clock.now() + minutes * 60_000;
	return created({
		widget_session_id: id,
		token: ids.shareToken(),
		url: `${call.sandbox.url}/widget/${id}`,
		expires_at: call.sandbox.clock.iso(expires),
	});
}

/** The transfer of a transaction; each has one as soon as somebody asks for it. */
function transferOf(call: KeyCall): Row {
	const uuid = call.param('transactionUuid').toLowerCase();
	const row = call.app.payments.transactions.find((one) => one.uuid === uuid);
	if (!row) throw detail(404, 'Not found.');
	row.travel_rule ??= newTransfer(call, String(row.direction), {});
	return row.travel_rule as Row;
}

function become(call: KeyCall, transfer: Row, status: string, words: string): void {
	if (ENDED.includes(String(transfer.status))) {
		throw detail(409, `The transfer is ${String(transfer.status)} already.`);
	}
	transfer.status = status;
	(transfer.timeline as Row[]).push({ status, at: call.sandbox.clock.iso(), detail: words });
}

function update(call: KeyCall) {
	const transfer = transferOf(call);
	const { action, payment_txn_id: hash, beneficiary_vasp: vasp } = call.read(transferShape);
	if (action === undefined && hash === undefined && vasp === undefined) {
		throw fieldInvalid('non_field_errors', 'Nothing to change.');
	}
	if (vasp !== undefined) transfer.counterparty_vasp = vasp;
	if (hash !== undefined) transfer.payment_txn_id = hash;
	if (action === 'cancel') become(call, transfer, 'CANCELLED', 'cancelled');
	if (action === 'resend') become(call, transfer, 'AWAITING_COUNTERPARTY', 'sent again');
	return ok(transfer);
}

function confirm(call: KeyCall) {
	const transfer = transferOf(call);
	const { confirmed } = call.read(object({ confirmed: required(flag) }));
	become(call, transfer, confirmed ? 'COMPLETED' : 'CANCELLED', 'ownership answered');
	transfer.ownership_confirmed = confirmed;
	return ok(transfer);
}

const TRANSFER = '/v3/transactions/{transactionUuid}/travel-rule/';

/** Transfers under the travel rule, and the page on which an owner shows that a wallet is theirs. */
export const transferEndpoints: Endpoint[] = [
	{
		method: 'POST',
		path: '/v3/travel-rule/inbound/',
		auth: 'key',
		handle: { current: registerInbound },
	},
	{
		method: 'POST',
		path: '/v3/travel-rule/widget-session/',
		auth: 'key',
		handle: { current: widget },
	},
	{ method: 'PATCH', path: TRANSFER, auth: 'key', handle: { current: update } },
	{ method: 'POST', path: `${TRANSFER}ownership/`, auth: 'key', handle: { current: confirm } },
];
