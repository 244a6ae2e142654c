import { Refusal } from '../server/responses.mts';
import type { KeyCall } from '../server/endpoint.mts';

/** Takes what a single check costs from the balance; 403 where the credits do not reach. */
export function charge({ app }: KeyCall, price: number): void {
	if (app.balance < price) {
		throw new Refusal(403, {
			error:
				"You don't have enough credits to perform this request. Please top up at https://business.didit.me",
		});
	}
	app.balance = Math.round((app.balance - price) * 10_000) / 10_000;
}
