import type { IDataObject } from 'n8n-workflow';
import type { Simplification } from './types';
import { flag, numeric, orNull } from './values';

/** Credits in dollars, as numbers: Didit writes amounts as texts, with four decimals. */
export const balance: Simplification = {
	fields: ['auto_refill_amount', 'auto_refill_enabled', 'auto_refill_threshold', 'balance'],
	shape: (answer) => ({
		balance: amount(answer.balance),
		auto_refill_enabled: flag(answer.auto_refill_enabled),
		auto_refill_amount: amount(answer.auto_refill_amount),
		auto_refill_threshold: amount(answer.auto_refill_threshold),
	}),
};

/** What is no plain number stays as it is: an amount that cannot be read is not nothing. */
function amount(value: IDataObject[string]): IDataObject[string] {
	return numeric(value) ?? orNull(value);
}
