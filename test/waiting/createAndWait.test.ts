import type { INodeParameters } from 'n8n-workflow';
import { resumeQuery, resumeToken } from '../support/host';
import { byId } from '../support/operate';
import type { Application } from '../support/sandbox';
import { control, didit, newApplication, requestsOf } from '../support/sandbox';
import { WaitingExecution } from './waitingExecution';

const CALLBACK = `http://127.0.0.1:5678/webhook-waiting/1${resumeQuery}/didit`;

let application: Application;

beforeEach(async () => {
	application = await newApplication();
});

function begin(parameters: INodeParameters = {}, more = {}): Promise<WaitingExecution> {
	return new WaitingExecution(application, {
		parameters: {
			workflowId: byId(application.default_workflow_id),
			email: 'maria@example.com',
			...parameters,
		},
		...more,
	}).begin();
}

const sessionOf = (execution: WaitingExecution): string =>
	String(execution.items[0]?.json.session_id);

async function end(execution: WaitingExecution, status: string): Promise<void> {
	await control('POST', `/sessions/${sessionOf(execution)}/outcome`, { status });
}

/** Links to pictures say until when they are good, which is later with each reading. */
function timeless<Value>(value: Value): Value {
	return JSON.parse(JSON.stringify(value).replace(/expires=\d+/g, 'expires=later')) as Value;
}

/** What Didit was asked, without the bodies. */
async function asked(): Promise<string[]> {
	const requests = await requestsOf(application);
	return requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, 'ID')}`);
}

test('creates a session that comes back to the execution, and waits for it', async () => {
	const execution = await begin({ vendorData: 'user-7', additionalFields: { language: 'es' } });

	expect(execution.status).toBe('waiting');
	const [request] = await requestsOf(application);
	expect(request?.body).toEqual({
		workflow_id: application.default_workflow_id,
		vendor_data: 'user-7',
		language: 'es',
		contact_details: { email: 'maria@example.com', send_notification_emails: true },
		callback: CALLBACK,
	});
	expect(await asked()).toEqual(['POST /v3/session/']);
});

test('hands out the session while it waits, and its link to the editor', async () => {
	const execution = await begin();
	const json = execution.items[0]?.json;
	expect(json).toMatchObject({ session_number: 1, status: 'Not Started' });
	expect(execution.link).toBe(json?.url);
});

test.each([
	[{}, 7 * 86_400_000],
	[{ waitAmount: 1.5, waitUnit: 'hours' }, 5_400_000],
	[{ waitAmount: 45, waitUnit: 'minutes' }, 2_700_000],
])('waits as long as %j says', async (parameters, ms) => {
	const before = Date.now();
	const { waitTill } = await begin(parameters);
	const after = Date.now();
	expect(waitTill?.getTime()).toBeGreaterThanOrEqual(before + ms);
	expect(waitTill?.getTime()).toBeLessThanOrEqual(after + ms);
});

test.each(['Approved', 'Declined', 'In Review', 'Abandoned', 'Expired', 'Kyc Expired'])(
	'goes on with the decision when the person comes back %s',
	async (status) => {
		const execution = await begin({ simplify: false });
		const id = sessionOf(execution);
		await end(execution, status);
		const visit = await execution.visit({ verificationSessionId: id, status });

		expect(visit.wentOn).toBe(true);
		expect(execution.status).toBe('success');
		const decision = await didit(application, 'GET', `/session/${id}/decision/`);
		expect(timeless(execution.items)).toEqual([
			{ json: { ...timeless(decision), timed_out: false }, pairedItem: { item: 0 } },
		]);
		expect(visit.page).toContain('You can close this page.');
		expect(visit.page).not.toContain('http-equiv');
	},
);

test('goes on with what of the decision people act on, unless told otherwise', async () => {
	const execution = await begin({ vendorData: 'user-7' });
	const id = sessionOf(execution);
	await end(execution, 'Approved');
	await execution.visit();
	const { id_verifications: documents } = await didit(
		application,
		'GET',
		`/session/${id}/decision/`,
	);
	const [{ full_name, date_of_birth, nationality, ...document } = {}] = documents as Array<
		Record<string, unknown>
	>;
	expect(execution.items.map(({ json }) => json)).toEqual([
		{
			session_id: id,
			status: 'Approved',
			vendor_data: 'user-7',
			person: { full_name, date_of_birth, nationality },
			document: {
				type: 'Identity Card',
				number: document.document_number,
				country: document.issuing_state,
			},
			company: { name: null, registration_number: null, country: null },
			results: { face_match_score: 94.06, liveness_score: 97.31, aml_hits: null },
			warnings: '',
			metadata: null,
			timed_out: false,
		},
	]);
});

test.each(['Not Started', 'In Progress', 'Awaiting User', 'Resubmitted'])(
	'keeps waiting for somebody who comes while it is %s',
	async (status) => {
		const execution = await begin();
		if (status !== 'Not Started') await end(execution, status);
		const { stored } = execution;
		const visit = await execution.visit();

		expect(visit.wentOn).toBe(false);
		expect(execution.stored).toBe(stored);
		expect(visit.page).toContain('Not finished yet');
	},
);

test('does not believe what the address says', async () => {
	const execution = await begin();
	const other = await begin();
	await end(other, 'Approved');
	const visit = await execution.visit({
		verificationSessionId: sessionOf(other),
		session_id: sessionOf(other),
		status: 'Approved',
	});
	expect(visit.wentOn).toBe(false);
});

test('looks again by itself for a while, at the same address', async () => {
	const execution = await begin();
	const query = { signature: `${resumeToken}/didit`, status: '"><script>alert(1)</script>' };
	const { page } = await execution.visit(query);
	const [, address = ''] = /http-equiv="refresh" content="3;url=([^"]+)"/.exec(page) ?? [];
	const next = new URLSearchParams(address.replaceAll('&amp;', '&'));
	expect(Object.fromEntries(next)).toEqual({ ...query, looks: '1' });
	expect(page).not.toContain('<script');

	const last = await execution.visit({ ...query, looks: '20' });
	expect(last.page).not.toContain('http-equiv');
	expect(last.page).toContain('Check again');
});

test('keeps waiting when Didit does not answer, and says so in the log only', async () => {
	const execution = await begin();
	await end(execution, 'Approved');
	await control('POST', '/faults', {
		api_key: application.api_key,
		kind: 'status',
		status: 500,
		body: { detail: 'inner workings' },
		times: 2,
	});
	const visit = await execution.visit();
	expect(visit.wentOn).toBe(false);
	expect(visit.page).toContain('Not finished yet');
	expect(visit.page).not.toContain('inner workings');
	expect((await execution.visit()).wentOn).toBe(true);
});

test('keeps the address with its token out of caches and of other sites', async () => {
	const { headers } = await (await begin()).visit();
	expect(headers).toMatchObject({
		'Cache-Control': 'no-store',
		'Referrer-Policy': 'no-referrer',
	});
});

test('creates nothing again when it goes on', async () => {
	const execution = await begin();
	await end(execution, 'Approved');
	await execution.visit();
	expect(await asked()).toEqual(['POST /v3/session/', 'GET /v3/session/ID/decision/']);
});

test('goes on without a decision when the time is over', async () => {
	const execution = await begin({
		vendorData: 'user-7',
		additionalFields: { metadata: '{"a":1}' },
	});
	const session = execution.items[0]?.json;
	await execution.timeOut();

	expect(execution.status).toBe('success');
	expect(execution.items).toEqual([
		{
			json: {
				session_id: session?.session_id,
				session_number: 1,
				vendor_data: 'user-7',
				metadata: { a: 1 },
				workflow_id: application.default_workflow_id,
				session_url: session?.url,
				timed_out: true,
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(await asked()).toEqual(['POST /v3/session/']);
});

test.each([
	[
		'https://shop.example/done?lang=es#top',
		(id: string) =>
			`https://shop.example/done?lang=es&verificationSessionId=${id}&status=In+Review#top`,
	],
	[
		'myapp://verified',
		(id: string) => `myapp://verified?verificationSessionId=${id}&status=In+Review`,
	],
])('sends the person on to %s with the true outcome', async (returnUrl, expected) => {
	const execution = await begin(
		{ options: { returnUrl: '={{ $json.next }}' } },
		{ items: [{ json: { next: returnUrl } }] },
	);
	const id = sessionOf(execution);
	await end(execution, 'In Review');
	const { page, wentOn } = await execution.visit({ status: 'Approved' });
	expect(wentOn).toBe(true);
	const address = expected(id).replaceAll('&', '&amp;');
	expect(page).toContain(`<meta http-equiv="refresh" content="0;url=${address}">`);
	expect(page).toContain(`<a href="${address}">Continue</a>`);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'example.com/done', 'file:///etc/passwd'])(
	'sends nobody to %s',
	async (returnUrl) => {
		const execution = await begin({ options: { returnUrl } });
		expect(execution.error?.message).toBe(
			'"Return URL" is not an address that the person can be sent to',
		);
		expect(await asked()).toEqual([]);
	},
);

test('takes one item at a time, and says what to do with more', async () => {
	const items = [{ json: { a: 1 } }, { json: { a: 2 } }, { json: { a: 3 } }];
	const execution = await begin({}, { items });
	expect(execution.status).toBe('error');
	expect(execution.error?.message).toBe('This operation takes one item at a time, and got 3');
	expect(execution.error?.description).toMatch(/Loop Over Items.*Execute Sub-workflow/);
	expect(await asked()).toEqual([]);
});

test.each([
	[{ waitAmount: 0 }, '"Wait at Most" must be more than 0 and at most 365 days'],
	[{ waitAmount: 366 }, '"Wait at Most" must be more than 0 and at most 365 days'],
	[{ email: '={{ $json.missing }}' }, '"Email" comes from an expression that yields nothing'],
])('refuses %j before anything is created', async (parameters, message) => {
	const execution = await begin(parameters);
	expect(execution.error?.message).toBe(message);
	expect(await asked()).toEqual([]);
});

test('lets a webhook answer with the link instead of an e-mail', async () => {
	await begin({ linkDelivery: 'response' });
	const [request] = await requestsOf(application);
	expect(request?.body).toEqual({
		workflow_id: application.default_workflow_id,
		callback: CALLBACK,
	});
});

test('keeps contact details beside the invitation', async () => {
	await begin({
		additionalFields: {
			contactDetails: {
				values: { email: 'other@example.com', phone: '+34600111222', emailLang: 'es' },
			},
		},
	});
	const [request] = await requestsOf(application);
	expect(request?.body.contact_details).toEqual({
		email: 'maria@example.com',
		phone: '+34600111222',
		email_lang: 'es',
		send_notification_emails: true,
	});
});

test('does not wait for a session that could not be created', async () => {
	const execution = await begin(
		{ workflowId: byId('11111111-2222-4333-8444-555555555555') },
		{ onError: 'continueRegularOutput' },
	);
	expect(execution.status).toBe('success');
	expect(execution.items).toHaveLength(1);
	expect(execution.items[0]?.json).toMatchObject({
		customer: 7,
		error: expect.stringMatching(/Invalid workflow_id/) as string,
	});
});
