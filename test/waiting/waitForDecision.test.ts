import type { INodeParameters } from 'n8n-workflow';
import { resumeQuery } from '../support/host';
import { answerWith, byId } from '../support/operate';
import type { Application } from '../support/sandbox';
import { control, didit, newApplication, requestsOf } from '../support/sandbox';
import { WaitingExecution } from './waitingExecution';

/** What `{{ $execution.resumeUrl }}/didit` is in the execution of these tests. */
const CALLBACK = `http://127.0.0.1:5678/webhook-waiting/1${resumeQuery}/didit`;

interface Session {
	readonly session_id: string;
	readonly url: string;
}

let application: Application;

beforeEach(async () => {
	application = await newApplication();
});

async function newSession(callback?: string): Promise<Session> {
	return await didit<Session>(application, 'POST', '/session/', {
		workflow_id: application.default_workflow_id,
		vendor_data: 'user-7',
		...(callback && { callback }),
	});
}

async function begin(id: string, parameters: INodeParameters = {}, more = {}) {
	return await new WaitingExecution(application, {
		operation: 'waitForDecision',
		parameters: { sessionId: byId(id), ...parameters },
		...more,
	}).begin();
}

test('waits for a session that was created before, and goes on with its decision', async () => {
	const { session_id: id, url } = await newSession(CALLBACK);
	const execution = await begin(id);
	expect(execution.status).toBe('waiting');
	expect(execution.link).toBe(url);
	expect((await execution.visit()).wentOn).toBe(false);

	await control('POST', `/sessions/${id}/outcome`, { status: 'Declined' });
	expect((await execution.visit({ status: 'Approved' })).wentOn).toBe(true);
	expect(execution.items[0]?.json).toMatchObject({
		session_id: id,
		status: 'Declined',
		timed_out: false,
	});
});

test('goes on at once when the person was faster', async () => {
	const { session_id: id } = await newSession();
	await control('POST', `/sessions/${id}/outcome`, { status: 'Approved' });
	const execution = await begin(id);
	expect(execution.status).toBe('success');
	expect(execution.items[0]?.json).toMatchObject({ status: 'Approved', timed_out: false });
});

test('goes on without a decision when the time is over', async () => {
	const { session_id: id, url } = await newSession(CALLBACK);
	const execution = await (await begin(id)).timeOut();
	expect(execution.items[0]?.json).toEqual({
		session_id: id,
		session_number: 1,
		vendor_data: 'user-7',
		metadata: null,
		workflow_id: application.default_workflow_id,
		session_url: url,
		timed_out: true,
	});
});

test.each([
	...['Not Started', 'NOT_STARTED', 'not started', 'In Progress', 'IN_PROGRESS', 'in progress'],
	...['Awaiting User', 'Resubmitted', 'RESUBMITTED', 'Something new', '', null, 7],
])('waits where the status is %j', async (status) => {
	const { session_id: id } = await newSession(CALLBACK);
	await answerWith(application, 200, { session_id: id, status, callback: CALLBACK });
	expect((await begin(id)).status).toBe('waiting');
});

test.each([
	...['Approved', 'APPROVED', 'declined', 'In Review', 'IN_REVIEW', 'in review', 'Abandoned'],
	...['EXPIRED', 'Kyc Expired', 'KYC_EXPIRED'],
])('goes on at once where the status is %j', async (status) => {
	const { session_id: id } = await newSession(CALLBACK);
	await answerWith(application, 200, { session_id: id, status });
	const execution = await begin(id);
	expect(execution.items[0]?.json).toMatchObject({ status, timed_out: false });
});

test('takes the same address in another spelling', async () => {
	const spelled = resumeQuery ? '%2Fdidit' : '/./didit';
	const { session_id: id } = await newSession(CALLBACK.replace('/didit', spelled));
	expect((await begin(id)).status).toBe('waiting');
});

test.each([
	['nothing', undefined],
	['the address of another execution', CALLBACK.replace('waiting/1', 'waiting/2')],
	['the address without the part for this node', CALLBACK.replace('/didit', '')],
	['another page', 'https://example.com/done'],
])('does not begin to wait when the callback is %s', async (_what, callback) => {
	const { session_id: id } = await newSession(callback);
	const execution = await begin(id);
	expect(execution.status).toBe('error');
	expect(execution.error).toEqual({
		message: 'The session does not send the person back to this workflow',
		description: expect.stringContaining('{{ $execution.resumeUrl }}/didit') as string,
	});
});

test('takes one item at a time', async () => {
	const { session_id: id } = await newSession(CALLBACK);
	const execution = await begin(id, {}, { items: [{ json: {} }, { json: {} }] });
	expect(execution.error?.message).toBe('This operation takes one item at a time, and got 2');
	const requests = await requestsOf(application);
	expect(requests.filter(({ method }) => method === 'GET')).toEqual([]);
});
