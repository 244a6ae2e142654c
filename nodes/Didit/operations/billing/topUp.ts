import { record } from '../../output/expectations';
import { additionalFields } from '../../fields/collections';
import { notice } from '../../fields/notices';
import type { Operation } from '../../engine/operation';

/** Specification, Billing. */
const LEAST_DOLLARS = 50;

export const topUp: Operation = {
	value: 'topUp',
	name: 'Top Up',
	action: 'Top up the balance',
	description: 'Get a link to a payment page; nothing is charged until somebody pays there',
	forAgents:
		'Get a link to a page where a person can pay for credits. Nothing is charged until somebody pays there. Only use it when the user asks to top up, with the amount that they named: 50 dollars at least.',
	lock: { because: 'leads to a payment' },
	docs: 'https://docs.didit.me/management-api/billing/top-up',
	fields: [
		notice(
			'paymentNotice',
			'Top Up makes a link to a payment page. Nothing is charged until somebody pays there.',
		),
		{
			displayName: 'Amount in Dollars',
			name: 'amountInDollars',
			type: 'number',
			typeOptions: { minValue: LEAST_DOLLARS, numberPrecision: 2 },
			required: true,
			default: LEAST_DOLLARS,
			description: 'At least 50',
		},
		additionalFields([
			{
				displayName: 'Cancel URL',
				name: 'cancelUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/cancelled',
				description: 'Where the payer is sent after giving up',
			},
			{
				displayName: 'Success URL',
				name: 'successUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/paid',
				description: 'Where the payer is sent after paying',
			},
		]),
	],
	howToCheck:
		'Nothing is charged for a link that nobody opens. If somebody may have paid, look at the balance with Billing → Get Balance and at Stripe.',
	request: (parameters) => ({
		method: 'POST',
		path: ['billing', 'top-up'],
		body: {
			amount_in_dollars: parameters.number('amountInDollars'),
			...parameters.wire('additionalFields'),
		},
	}),
	expects: record('a link to a payment page', 'checkout_session_url'),
};
