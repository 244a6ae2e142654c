import { registry } from '../../nodes/Didit/operations';
import { newEmail } from '../support/account';
import { INPUT, LEAST } from '../support/leastParameters';
import type { Operated } from '../support/operate';
import { fault, operate, operateAccount } from '../support/operate';
import { accountCredential, control, newApplication } from '../support/sandbox';
import { dialectFor } from '../support/specified';

test('the table has every operation', () => {
	const all = registry.flatMap(({ value, operations }) =>
		operations.map((operation) => `${value}.${operation.value}`),
	);
	expect(Object.keys(LEAST).sort()).toEqual(all.sort());
});

const refusal = { kind: 'status', status: 409, body: { detail: 'Not today.' }, times: null };
const input = { ...INPUT, json: { customer: 7 } };

/** Runs an operation while Didit refuses whatever comes. */
async function refused(operation: string, onError: NonNullable<More['onError']>) {
	const more = { items: [input], onError };
	const parameters = LEAST[operation];
	if (!operation.startsWith('account.')) {
		const application = await newApplication(dialectFor(operation));
		await fault(application, refusal);
		return await operate(application, operation, parameters, more);
	}
	const email = newEmail();
	await control('POST', '/faults', { email, ...refusal });
	const credentials = accountCredential(email, 'MyStr0ng!Pass');
	const own = parameters?.email ? { ...parameters, email } : parameters;
	return await operateAccount(email, credentials, operation, own, more);
}

type More = NonNullable<Parameters<typeof operate>[3]>;

/** The words, whatever n8n may have made of them. */
const words = ({ error }: Operated) => `${error?.message} ${error?.description}`;

describe.each(Object.keys(LEAST))('%s, refused by Didit', (operation) => {
	test('ends the run, where On Error says stop', async () => {
		const run = await refused(operation, 'stopWorkflow');
		expect(words(run)).toContain('Not today.');
		expect(run.items).toEqual([]);
		expect(run.sent.length).toBeGreaterThan(0);
	});

	test('says so in its item, where it says continue', async () => {
		const run = await refused(operation, 'continueRegularOutput');
		const error = expect.stringContaining('Not today.') as string;
		expect(run.items).toMatchObject([{ json: { ...input.json, error }, pairedItem: { item: 0 } }]);
		expect(run.error).toBeUndefined();
	});

	test('says so in the error output, where it has one', async () => {
		const run = await refused(operation, 'continueErrorOutput');
		const error = expect.stringContaining('Not today.') as string;
		expect(run.items).toEqual([]);
		expect(run.errors).toMatchObject([{ json: { ...input.json, error } }]);
	});
});
