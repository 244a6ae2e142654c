import { newClient, useClient, useSandbox } from './ownSandbox';

const sandbox = useSandbox();
const didit = useClient(sandbox);

const choice = '"x" is not a valid choice.';

describe('sessions', () => {
	test('create answers the keys to start with and echoes what was sent', async () => {
		const reply = await didit.post('session/', {
			workflow_id: didit.workflowId,
			vendor_data: 'user-1',
			callback: 'myapp://done',
			callback_method: 'both',
			metadata: '{"plan":"a"}',
			language: 'pt-BR',
			contact_details: { email: 'ana@example.com', phone: '+34600000000' },
			expected_details: { gender: null, date_of_birth: '1990-02-28', nationality: 'ESP' },
			portrait_image: Buffer.alloc(2 * 1024 * 1024).toString('base64'),
		});
		expect(reply.status).toBe(201);
		expect(reply.body).toMatchObject({
			session_number: 1,
			session_token: expect.stringMatching(/^\w{12}$/),
			url: `${sandbox.url}/session/${reply.body.session_token}`,
			status: 'Not Started',
			workflow_id: didit.workflowId,
			metadata: '{"plan":"a"}',
		});
	});

	test('create checks every field', async () => {
		const reply = await didit.post('session/', {
			workflow_id: 'x',
			vendor_data: 7,
			callback: 'x',
			callback_method: 'x',
			language: 'english',
			contact_details: { email: 'x', phone: '600', send_notification_emails: 1 },
			expected_details: {
				date_of_birth: '1990-02-30',
				gender: 'x',
				nationality: 'ES',
				ip_address: '300.1.1.1',
			},
			portrait_image: 'data:image/png;base64,AAAA',
		});
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual({
			workflow_id: ['Must be a valid UUID.'],
			vendor_data: ['Not a valid string.'],
			callback: ['Enter a valid URL.'],
			callback_method: [choice],
			language: [expect.any(String)],
			contact_details: {
				email: ['Enter a valid email address.'],
				phone: [expect.any(String)],
				send_notification_emails: ['Must be a valid boolean.'],
			},
			expected_details: {
				date_of_birth: [expect.stringContaining('YYYY-MM-DD')],
				gender: [choice],
				nationality: [expect.stringContaining('alpha-3')],
				ip_address: [expect.any(String)],
			},
			portrait_image: [expect.stringContaining('base64')],
		});
		const big = Buffer.alloc(2 * 1024 * 1024 + 1).toString('base64');
		expect(
			(await didit.post('session/', { workflow_id: didit.workflowId, portrait_image: big })).body,
		).toEqual({
			portrait_image: ['Image size should not exceed 2 MB.'],
		});
		expect(
			(await didit.post('session/', { workflow_id: '11111111-2222-4333-8444-555555555555' })).body,
		).toEqual({
			workflow_id: 'Invalid workflow_id.',
		});
	});

	test('credits run out', async () => {
		const didit = await newClient(sandbox, { balance: 0.4 });
		await didit.newSession();
		const reply = await didit.post('session/', { workflow_id: didit.workflowId });
		expect(reply.status).toBe(403);
		expect(reply.body.detail).toContain('enough credits');
	});

	test('the list is paged by 20, newest first, with absolute links that keep the filters', async () => {
		await sandbox.control('sessions', {
			api_key: didit.key,
			count: 45,
			status: 'Approved',
			vendor_data_prefix: 'user-',
		});
		await didit.newSession();
		const first = (await didit.get('sessions/?status=Approved')).body;
		expect(first).toMatchObject({ count: 45, previous: null });
		expect(first.results).toHaveLength(20);
		expect(first.results[0].session_number).toBe(45);
		expect(first.next).toBe(`${sandbox.url}/v3/sessions/?status=Approved&limit=20&offset=20`);

		const seen: number[] = [];
		for (let url: string | null = `${sandbox.url}/v3/sessions/?limit=10`; url !== null; ) {
			const { body } = await sandbox.send(url, { key: didit.key });
			seen.push(...body.results.map((row: { session_number: number }) => row.session_number));
			url = body.next;
		}
		expect(seen).toEqual(Array.from({ length: 46 }, (_, index) => 46 - index));
	});

	test('filters: exact vendor data, lists of values, unknown values give nothing', async () => {
		await didit.finished('Approved', {
			vendor_data: 'a',
			expected_details: { nationality: 'PRT' },
		});
		await didit.finished('Declined', {
			vendor_data: 'b',
			expected_details: { nationality: 'DEU' },
		});
		await didit.newSession({ vendor_data: 'ab' });
		const count = async (query: string) => (await didit.get(`sessions/?${query}`)).body.count;
		expect(await count('vendor_data=a')).toBe(1);
		expect(await count('status=Approved,Declined')).toBe(2);
		expect(await count('status=Nonsense')).toBe(0);
		expect(await count('country=PRT')).toBe(1);
		expect(await count(`workflow_id=${didit.workflowId}`)).toBe(3);
		expect((await didit.get('sessions/?workflow_id=x')).status).toBe(400);
		expect((await didit.get('sessions/?limit=0')).status).toBe(400);
		expect((await didit.get('sessions/?offset=x')).body).toEqual({
			offset: ['A valid integer is required.'],
		});
	});

	test('a decision is empty until the end user is through, then full', async () => {
		const id = await didit.newSession({ vendor_data: 'user-1' });
		const before = (await didit.get(`session/${id}/decision/`)).body;
		expect(before).toMatchObject({ status: 'Not Started', id_verifications: null, reviews: [] });
		await sandbox.control(`sessions/${id}/outcome`, {
			status: 'Declined',
			warnings: ['DOCUMENT_EXPIRED'],
		});
		const { body } = await didit.get(`session/${id}/decision/`);
		expect(body).toMatchObject({
			status: 'Declined',
			features: ['ID_VERIFICATION', 'LIVENESS', 'FACE_MATCH', 'IP_ANALYSIS'],
			id_verifications: [{ status: 'Declined', warnings: [{ risk: 'DOCUMENT_EXPIRED' }] }],
			liveness_checks: [{ status: 'Approved', warnings: [] }],
			aml_screenings: null,
		});
		const image = body.id_verifications[0].portrait_image;
		expect((await sandbox.send(image)).headers.get('content-type')).toBe('image/png');
		expect((await sandbox.send(image.replace(/expires=\d+/, 'expires=1'))).status).toBe(403);
	});

	test('delete and batch delete', async () => {
		const id = await didit.newSession();
		expect((await didit.remove(`session/${id}/delete/`)).status).toBe(204);
		expect((await didit.remove(`session/${id}/delete/`)).status).toBe(404);
		await sandbox.control('sessions', { api_key: didit.key, count: 5 });
		for (const body of [{}, { session_numbers: [] }, { delete_all: false }]) {
			const reply = await didit.post('sessions/delete/', body);
			expect([reply.status, reply.body]).toEqual([400, [expect.any(String)]]);
		}
		expect((await didit.post('sessions/delete/', { session_numbers: ['x'] })).body).toEqual({
			session_numbers: [['A valid integer is required.']],
		});
		expect((await didit.post('sessions/delete/', { session_numbers: [2, '3', 99] })).status).toBe(
			204,
		);
		expect((await didit.get('sessions/')).body.count).toBe(3);
		expect((await didit.post('sessions/delete/', { delete_all: true })).status).toBe(204);
		expect((await didit.get('sessions/')).body.count).toBe(0);
	});
});
