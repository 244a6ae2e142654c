import { apiVersions } from '../../nodes/api/apiVersion';
import { credentialKey } from '../../nodes/api/credentials';
import { newEmail } from '../support/account';
import { LEAST } from '../support/leastParameters';
import type { Sent } from '../support/operate';
import { fault, operate, operateAccount } from '../support/operate';
import { accountCredential, apiKeyCredential, control, newApplication } from '../support/sandbox';
import type { INodeParameters } from 'n8n-workflow';
import { REQUESTS } from './digest';
import { fullParameters } from './fullParameters';
import { pathsIn, violations } from './violations';

/** What the node sends to a Didit of today for these parameters. Didit's answer does not matter. */
async function sentToday(operation: string, parameters: INodeParameters): Promise<Sent> {
	const refusal = { kind: 'status', status: 409, body: { detail: 'Not today.' }, times: null };
	if (operation.startsWith('account.')) {
		const email = newEmail();
		await control('POST', '/faults', { email, ...refusal });
		const own = { ...parameters, ...(parameters.email && { email }) };
		const credentials = accountCredential(email, 'MyStr0ng!Pass');
		const run = await operateAccount(email, credentials, operation, own);
		// A login is needed first, and refused like the rest.
		return run.sent.at(-1) as Sent;
	}
	const application = await newApplication({ dialect: 'current' });
	const { diditApi = {} } = apiKeyCredential(application);
	apiVersions.set(credentialKey(diditApi), 'current');
	await fault(application, refusal);
	const run = await operate(application, operation, parameters);
	if (!run.sent[0]) throw run.error ?? new Error('nothing was sent');
	return run.sent[0];
}

const NEEDS_A_LOGIN = ['account.getCredentials', 'account.getOrganizations'];

describe.each(Object.keys(REQUESTS).filter((name) => !NEEDS_A_LOGIN.includes(name)))(
	'%s',
	(name) => {
		const request = REQUESTS[name]!;

		test.each([
			['the least that it asks for', () => LEAST[name]!],
			['all of its fields', () => fullParameters(name)],
		])("sends today's Didit what it takes, with %s", async (_what, parameters) => {
			const sent = await sentToday(name, parameters());
			expect(violations(sent, request)).toEqual([]);
		});

		test('leaves out nothing that today’s Didit takes, but for a reason', async () => {
			const { query, body } = await sentToday(name, fullParameters(name));
			const taken = new Set([...Object.keys(query), ...pathsIn(body)]);
			const all = [...Object.keys(request.query ?? {}), ...Object.keys(request.body ?? {})];
			expect(all.filter((path) => !taken.has(path)).sort()).toEqual([]);
		});
	},
);
