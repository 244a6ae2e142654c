import { bareArray, ok } from '../server/responses.mts';
import type { Endpoint } from '../server/endpoint.mts';
import * as ids from '../world/ids.mts';
import { nullable, number, object, optional, required, webUrl } from '../server/validate.mts';

const SMALLEST_TOP_UP = 50;

const topUpShape = object({
	amount_in_dollars: required(number()),
	success_url: optional(nullable(webUrl)),
	cancel_url: optional(nullable(webUrl)),
});

export const billingEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/billing/balance/',
		auth: 'key',
		handle: ({ app }) =>
			ok({
				balance: app.balance.toFixed(4),
				auto_refill_enabled: app.auto_refill !== null,
				auto_refill_amount: app.auto_refill?.amount.toFixed(4) ?? null,
				auto_refill_threshold: app.auto_refill?.threshold.toFixed(4) ?? null,
			}),
	},
	{
		method: 'POST',
		path: '/v3/billing/top-up/',
		auth: 'key',
		handle: (call) => {
			const { app, sandbox } = call;
			const { amount_in_dollars: amount, success_url, cancel_url } = call.read(topUpShape);
			if (amount < SMALLEST_TOP_UP) throw bareArray('The minimum top-up amount is $50.');
			const id = ids.checkoutId();
			sandbox.world.checkouts.set(id, {
				application: app,
				amount,
				successUrl: success_url ?? null,
				cancelUrl: cancel_url ?? null,
				paid: false,
			});
			return ok({
				checkout_session_id: id,
				checkout_session_url: `${sandbox.url}/checkout/${id}`,
			});
		},
	},
];
