import { useClient, useSandbox } from './ownSandbox';

const sandbox = useSandbox();
const didit = useClient(sandbox);

const choice = '"x" is not a valid choice.';

describe('blocklist', () => {
	const all = { blocklist_face: true, blocklist_document: true, blocklist_phone: true };

	test('declines the same person later, with the tags, until it is lifted', async () => {
		const { body: workflow } = await didit.post('workflows/', {
			is_liveness_enabled: true,
			is_phone_verification_enabled: true,
			is_email_verification_enabled: true,
		});
		const verify = (status: string, vendor_data: string) =>
			didit.finished(status, { workflow_id: workflow.uuid, vendor_data });
		const id = await verify('Declined', 'fraud');
		const added = await didit.post('blocklist/add/', {
			session_id: id,
			...all,
			blocklist_email: true,
		});
		expect([added.status, added.body]).toEqual([200, { message: expect.any(String) }]);
		expect((await didit.get('blocklist/')).body).toMatchObject({ count: 4, next: null });
		const documents = (await didit.get('blocklist/?item_type=document')).body.results;
		expect(documents).toMatchObject([{ type: 'document', session_id: id, phone_number: null }]);
		expect((await didit.get('blocklist/?item_type=x')).body).toEqual({ item_type: [choice] });

		const again = await verify('Approved', 'fraud');
		const { body } = await didit.get(`session/${again}/decision/`);
		expect(body.status).toBe('Declined');
		const risk = (block: string) => body[block][0].warnings[0].risk;
		expect(risk('liveness_checks')).toBe('FACE_IN_BLOCKLIST');
		expect(risk('id_verifications')).toBe('ID_DOCUMENT_IN_BLOCKLIST');
		expect(risk('phone_verifications')).toBe('PHONE_NUMBER_IN_BLOCKLIST');
		expect(risk('email_verifications')).toBe('EMAIL_IN_BLOCKLIST');
		const other = await verify('Approved', 'honest');
		expect((await didit.get(`session/${other}/decision/`)).body.status).toBe('Approved');

		const lifted = await didit.post('blocklist/remove/', {
			session_id: id,
			unblock_face: true,
			unblock_document: true,
			unblock_phone: true,
			unblock_email: true,
		});
		expect(lifted.status).toBe(200);
		const last = await verify('Approved', 'fraud');
		expect((await didit.get(`session/${last}/decision/`)).body.status).toBe('Approved');
	});

	test('needs a session, something to block, and something to be there', async () => {
		expect((await didit.post('blocklist/add/', all)).body).toEqual({
			session_id: ['This field is required.'],
		});
		const session_id = await didit.newSession();
		expect((await didit.post('blocklist/add/', { session_id })).body).toEqual({
			non_field_errors: [expect.any(String)],
		});
		expect((await didit.post('blocklist/add/', { session_id, ...all })).status).toBe(400);
		expect((await didit.post('blocklist/remove/', { session_id })).status).toBe(400);
	});
});

describe('users', () => {
	test('come from sessions, and carry what those found', async () => {
		await didit.finished('Declined', { vendor_data: 'a/b ü' });
		await didit.finished('Approved', {
			vendor_data: 'a/b ü',
			contact_details: { email: 'ana@example.com' },
		});
		await didit.newSession({ vendor_data: 'idle' });
		const { body } = await didit.get(`users/${encodeURIComponent('a/b ü')}/`);
		expect(body).toMatchObject({
			vendor_data: 'a/b ü',
			status: 'Approved',
			session_count: 2,
			approved_count: 1,
			declined_count: 1,
			full_name: expect.any(String),
			issuing_states: [expect.stringMatching(/^[A-Z]{3}$/)],
			approved_emails: ['ana@example.com'],
		});
		expect((await didit.get('users/nobody/')).status).toBe(404);
		const { body: list } = await didit.get('users/');
		expect(list.results.map((user: { status: string }) => user.status)).toEqual([
			'Pending',
			'Approved',
		]);
		expect((await didit.get('users/?status=Pending')).body.count).toBe(1);
		expect((await didit.get('users/?search=IDLE')).body.count).toBe(1);
		expect((await didit.get(`users/?country=${body.issuing_states[0]}`)).body.count).toBe(1);
	});

	test('pages hold 200 at most', async () => {
		expect((await didit.get('users/?limit=200')).status).toBe(200);
		const reply = await didit.get('users/?limit=201');
		expect([reply.status, reply.body]).toEqual([
			400,
			{ limit: ['Ensure this value is less than or equal to 200.'] },
		]);
	});

	test('update and delete', async () => {
		await didit.newSession({ vendor_data: 'a' });
		const changed = await didit.patch('users/a/', {
			display_name: 'Ana',
			status: 'In Review',
			metadata: { vip: true },
		});
		expect(changed.body).toMatchObject({
			display_name: 'Ana',
			effective_name: 'Ana',
			status: 'In Review',
			metadata: { vip: true },
		});
		expect((await didit.patch('users/a/', { status: 'ACTIVE', metadata: 'x' })).body).toEqual({
			metadata: ['Must be a valid JSON object.'],
		});
		expect((await didit.patch('users/a/', { status: 'ACTIVE' })).body).toEqual({
			status: ['Invalid status. Valid options are: Approved, Declined, In Review'],
		});
		expect((await didit.post('users/delete/', {})).body).toEqual([expect.any(String)]);
		const reply = await didit.post('users/delete/', { vendor_data_list: ['a', 'b'] });
		expect([reply.status, reply.body]).toEqual([200, { deleted: 1 }]);
		expect((await didit.get('users/a/')).status).toBe(404);
	});
});

test('mails the link to people who are to be notified, and to nobody else', async () => {
	const invited = { email: 'ana@example.com', send_notification_emails: true };
	const id = await didit.newSession({ contact_details: invited });
	await didit.newSession({ contact_details: { email: 'ben@example.com' } });
	await didit.newSession({ contact_details: { send_notification_emails: true } });
	const { session_url: link } = (await didit.get(`session/${id}/decision/`)).body;
	const mails = await sandbox.control('outbox');
	expect(mails).toMatchObject([{ to: 'ana@example.com', text: expect.stringContaining(link) }]);
});
