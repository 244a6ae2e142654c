import { detail } from '../server/responses.mts';
import type { Sandbox } from '../server/context.mts';
import { object, oneOf, required, text } from '../server/validate.mts';
import { tellOfTransaction } from '../world/transactionEvents.mts';
import type { AddControl } from './control.mts';
import { applicationByKey } from './applications.mts';

const statusShape = object(
	{
		api_key: required(text()),
		status: required(oneOf(['APPROVED', 'IN_REVIEW', 'DECLINED', 'AWAITING_USER'])),
	},
	'refuse',
);

/** Plays the person who decides a transaction in the console. */
export function addPaymentRoutes(add: AddControl, sandbox: Sandbox): void {
	add('POST', 'transactions/:id/status', async ({ param, read }) => {
		const { api_key, status } = read(statusShape);
		const application = applicationByKey(sandbox, api_key);
		const row = application.payments.transactions.find(({ uuid }) => uuid === param('id'));
		if (!row) throw detail(404, 'No transaction has this uuid.');
		const isNew = row.status !== status;
		row.status = status;
		if (isNew) await tellOfTransaction(sandbox, application, 'transaction.status.updated', row);
		return row;
	});
}
