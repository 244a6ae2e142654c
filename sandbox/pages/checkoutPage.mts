import type { Checkout } from '../world/model.mts';
import { html, htmlPage } from './html.mts';

/** Stands for the payment provider: paying is a press of a button. */
export function checkoutPage(
	id: string,
	{ amount, application, paid, successUrl, cancelUrl }: Checkout,
): string {
	const done = html`<p class="note" role="status">
			Paid. The balance is now $${application.balance.toFixed(2)}.
		</p>
		${successUrl !== null && html`<p><a href="${successUrl}">Continue</a></p>`}`;
	const form = html`<p>No money moves here.</p>
		<form method="post" action="/checkout/${id}">
			<button class="good">Pay $${amount.toFixed(2)}</button>
		</form>
		<p><a href="${cancelUrl ?? '/'}">Cancel</a></p>`;
	return htmlPage(
		'Top up',
		html`<div class="card">
			<h1>Top up ${application.name}</h1>
			${paid ? done : form}
		</div>`,
	);
}
