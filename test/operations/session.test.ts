import type { INodeParameters } from 'n8n-workflow';
import { byId, newSession, newSessions, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { didit, newApplication } from '../support/sandbox';

const UNKNOWN = '11111111-2222-4333-8444-555555555555';

let application: Application;
beforeAll(async () => {
	application = await newApplication();
});

describe('getDecision', () => {
	test('reads the results', async () => {
		const { session_id: id } = await newSession(application, 'Approved');
		const run = await operate(application, 'session.getDecision', {
			sessionId: byId(id),
			simplify: false,
		});
		expect(run.sent).toEqual([sent('GET', `/v3/session/${id}/decision/`)]);
		expect(run.items).toHaveLength(1);
		expect(run.items[0]).toMatchObject({
			json: { session_id: id, status: 'Approved', id_verifications: [{}] },
			pairedItem: { item: 0 },
		});
	});

	test('says that the session is unknown', async () => {
		const run = await operate(application, 'session.getDecision', { sessionId: byId(UNKNOWN) });
		expect(run.error?.message).toBe('Didit does not know this ID: Session not found.');
		expect(run.error?.description).toContain('belong to another application');
	});

	test('is not asked for an empty ID', async () => {
		const run = await operate(application, 'session.getDecision', {
			sessionId: byId('={{ $json.id }}'),
		});
		expect(run.error?.message).toBe('"Session" comes from an expression that yields nothing');
		expect(run.error?.description).toContain('Correct it');
		expect(run.sent).toEqual([]);
	});
});

describe('getAll', () => {
	test('sends every filter', async () => {
		const workflowId = application.default_workflow_id;
		const run = await operate(application, 'session.getAll', {
			limit: 5,
			filters: {
				vendorData: 'user-123',
				status: 'In Review',
				country: 'ESP',
				workflowId: byId(workflowId),
			},
		});
		const filters = {
			vendor_data: 'user-123',
			status: 'In Review',
			country: 'ESP',
			workflow_id: workflowId,
		};
		const query = { ...filters, limit: '5', offset: '0' };
		expect(run.sent).toEqual([sent('GET', '/v3/sessions/', null, query)]);
		expect(run.items).toEqual([]);
	});

	test('gives one item per session', async () => {
		const other = await newApplication();
		const made = await newSessions(other, 3);
		const run = await operate(other, 'session.getAll');
		expect(run.items).toMatchObject(
			made.reverse().map((session) => ({ json: session, pairedItem: { item: 0 } })),
		);
	});

	test('says which filter is wrong', async () => {
		const run = await operate(application, 'session.getAll', {
			filters: { workflowId: byId('={{ "my workflow" }}') },
		});
		expect(run.error?.message).toBe('"Workflow" holds "my workflow", which is no ID');
		expect(run.error?.description).toMatch(/32 digits and letters.*Nothing was sent/);
		expect(run.sent).toEqual([]);
	});
});

describe('updateStatus', () => {
	async function update(sessionId: string, newStatus: string, additionalFields: INodeParameters) {
		const parameters = { sessionId: byId(sessionId), newStatus, additionalFields };
		return await operate(application, 'session.updateStatus', parameters);
	}

	test('sends the new status alone', async () => {
		const { session_id: id } = await newSession(application, 'In Review');
		const run = await update(id, 'Declined', {});
		const path = `/v3/session/${id}/update-status/`;
		expect(run.sent).toEqual([sent('PATCH', path, { new_status: 'Declined' })]);
		expect(run.items).toEqual([{ json: { session_id: id }, pairedItem: { item: 0 } }]);
		const after = await didit(application, 'GET', `/session/${id}/decision/`);
		expect(after.status).toBe('Declined');
	});

	test('sends every field, and the steps to repeat', async () => {
		const { session_id: id } = await newSession(application, 'Declined');
		const run = await update(id, 'Resubmitted', {
			comment: 'Blurred',
			sendEmail: true,
			emailAddress: 'ana@example.com',
			emailLanguage: 'es',
			nodesToResubmit: {
				values: [
					{ nodeId: 'feature_ocr', feature: 'OCR' },
					{ nodeId: 'feature_liveness', feature: 'LIVENESS' },
				],
			},
		});
		expect(run.error).toBeUndefined();
		expect(run.sent).toEqual([
			sent('PATCH', `/v3/session/${id}/update-status/`, {
				new_status: 'Resubmitted',
				comment: 'Blurred',
				send_email: true,
				email_address: 'ana@example.com',
				email_language: 'es',
				nodes_to_resubmit: [
					{ node_id: 'feature_ocr', feature: 'OCR' },
					{ node_id: 'feature_liveness', feature: 'LIVENESS' },
				],
			}),
		]);
	});

	test.each<[string, string, INodeParameters, RegExp, RegExp]>([
		['an e-mail to nobody', 'Approved', { sendEmail: true }, /^"Email Address" is needed/, /Add/],
		[
			'an e-mail to an empty address',
			'Approved',
			{ sendEmail: true, emailAddress: '' },
			/^"Email Address" is needed/,
			/switch Send Email off/,
		],
		[
			'steps to repeat without Resubmitted',
			'Declined',
			{ nodesToResubmit: { values: [{ nodeId: 'feature_ocr', feature: 'OCR' }] } },
			/^"Nodes to Resubmit" goes with the new status Resubmitted only/,
			/choose Resubmitted/,
		],
	])('refuses %s', async (_what, newStatus, additionalFields, message, remedy) => {
		const run = await update(UNKNOWN, newStatus, additionalFields);
		expect(run.error?.message).toMatch(message);
		expect(run.error?.description).toMatch(remedy);
		expect(run.sent).toEqual([]);
	});

	test('needs no address when no e-mail is wanted', async () => {
		const { session_id: id } = await newSession(application, 'In Review');
		const run = await update(id, 'Approved', { sendEmail: false });
		const body = { new_status: 'Approved', send_email: false };
		expect(run.sent).toMatchObject([{ body }]);
		expect(run.error).toBeUndefined();
	});

	test('passes on that the session cannot be resubmitted yet', async () => {
		const { session_id: id } = await newSession(application);
		const run = await update(id, 'Resubmitted', {});
		expect(run.error?.message).toMatch(/^Didit could not accept the request: .*Not Started/);
	});
});
