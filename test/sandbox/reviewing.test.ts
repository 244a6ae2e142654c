import { newClient, useClient, useSandbox } from './ownSandbox';

const sandbox = useSandbox();
const didit = useClient(sandbox);

const choice = '"x" is not a valid choice.';

describe('status, reviews and report', () => {
	const update = (id: string, body: unknown) => didit.patch(`session/${id}/update-status/`, body);

	test('only from a state that allows it, never to the same', async () => {
		const fresh = await didit.newSession();
		const early = await update(fresh, { new_status: 'Approved' });
		expect([early.status, early.body]).toEqual([400, { detail: expect.any(String) }]);
		const id = await didit.finished('In Review');
		const changed = await update(id, { new_status: 'Approved', comment: 'fine' });
		expect([changed.status, changed.body]).toEqual([200, { session_id: id }]);
		const again = await update(id, { new_status: 'Approved' });
		expect([again.status, again.body]).toEqual([400, [expect.any(String)]]);
		expect((await didit.get(`session/${id}/decision/`)).body).toMatchObject({
			status: 'Approved',
			reviews: [{ new_status: 'Approved', comment: 'fine' }],
		});
	});

	test.each(['Approved', 'Declined', 'In Review', 'Kyc Expired', 'Abandoned'])(
		'%s can be resubmitted',
		async (status) => {
			const id = await didit.finished(status);
			const nodes = [{ node_id: 'feature_ocr', feature: 'OCR' }];
			const reply = await update(id, { new_status: 'Resubmitted', nodes_to_resubmit: nodes });
			expect(reply.status).toBe(200);
		},
	);

	test('checks the fields, and mails where asked', async () => {
		const id = await didit.finished('Declined');
		expect((await update(id, { new_status: 'x' })).body).toEqual({ new_status: [choice] });
		expect((await update(id, { new_status: 'Approved', send_email: true })).body).toEqual({
			email_address: ['This field is required when send_email is true.'],
		});
		const nodes = [{ node_id: 'n', feature: 'OCR' }, { feature: 'x' }];
		expect((await update(id, { new_status: 'Approved', nodes_to_resubmit: [] })).status).toBe(400);
		expect(
			(await update(id, { new_status: 'Resubmitted', nodes_to_resubmit: nodes })).body,
		).toEqual({
			nodes_to_resubmit: [{}, { node_id: ['This field is required.'], feature: [choice] }],
		});
		await update(id, {
			new_status: 'Approved',
			send_email: true,
			email_address: 'ana@example.com',
		});
		expect(await sandbox.control('outbox?to=ana@example.com')).toHaveLength(1);
	});

	test('a review changes the status and is listed in a bare array', async () => {
		const id = await didit.finished('In Review');
		const made = await didit.post(`sessions/${id}/reviews/`, {
			new_status: 'Declined',
			comment: 'no',
		});
		expect(made.status).toBe(201);
		expect(made.body).toMatchObject({
			id: 1,
			action: 'status_change',
			old_status: 'In Review',
			new_status: 'Declined',
			note: 'no',
		});
		expect((await didit.get(`sessions/${id}/reviews/`)).body).toEqual([made.body]);
		expect((await didit.get(`session/${id}/decision/`)).body.status).toBe('Declined');
		expect(
			(await didit.post(`sessions/${id}/reviews/`, { new_status: 'Resubmitted' })).status,
		).toBe(400);
	});

	test('the report is a PDF, for finished sessions only', async () => {
		const id = await didit.finished('Approved');
		const reply = await didit.get(`session/${id}/generate-pdf/`);
		expect(reply.headers.get('content-type')).toBe('application/pdf');
		expect(reply.headers.get('content-disposition')).toBe(`attachment; filename=session_${id}.pdf`);
		expect(Number(reply.headers.get('content-length'))).toBeGreaterThan(500);
		expect(reply.text).toMatch(/^%PDF-1\.4\n[^]*%%EOF\n$/);
		const early = await didit.get(`session/${await didit.newSession()}/generate-pdf/`);
		expect(early.status).toBe(403);
		expect(early.body.detail).toContain('You can only generate a PDF for');
	});
});

describe('sharing', () => {
	const partner = useClient(sandbox);
	async function share(status = 'Approved') {
		const id = await didit.finished(status, { vendor_data: 'theirs' });
		const { body } = await didit.post(`session/${id}/share/`);
		return { token: body.share_token as string, id };
	}
	const take = (token: string, fields: Record<string, unknown> = {}, by = partner) =>
		by.post('session/import-shared/', {
			share_token: token,
			trust_review: true,
			workflow_id: by.workflowId,
			...fields,
		});

	test('a finished session is imported once by a partner, trusted or not', async () => {
		const { token, id } = await share();
		expect(
			(await take(token, { workflow_id: '00000000-0000-4000-8000-000000000000' })).status,
		).toBe(404);
		const first = await take(token, { vendor_data: 'mine' });
		expect(first.status).toBe(201);
		expect(first.body).toMatchObject({ status: 'Approved', vendor_data: 'mine' });
		expect(first.body.session_id).not.toBe(id);
		expect((await partner.get(`session/${first.body.session_id}/decision/`)).status).toBe(200);
		const second = await take(token);
		expect([second.status, second.body.detail]).toEqual([403, expect.stringContaining('already')]);
		const another = await newClient(sandbox);
		expect((await take(token, { trust_review: false }, another)).body.status).toBe('In Review');
	});

	test('unfinished sessions cannot be shared; tokens run out; fields are required', async () => {
		const reply = await didit.post(`session/${await didit.newSession()}/share/`);
		expect([reply.status, reply.body]).toEqual([400, { detail: [expect.any(String)] }]);
		const { token } = await share();
		await sandbox.control('clock', { advance_seconds: 3600 });
		expect((await take(token)).body).toEqual({ share_token: expect.stringContaining('expired') });
		expect((await didit.post('session/import-shared/', {})).body).toEqual({
			share_token: ['This field is required.'],
			trust_review: ['This field is required.'],
			workflow_id: ['This field is required.'],
		});
	});
});
