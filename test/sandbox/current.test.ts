import { useSandbox } from './ownSandbox';

const sandbox = useSandbox();
let key: string;
let uuid: string;
let workflowId: string;

beforeEach(async () => {
	const application = await sandbox.control('applications', { dialect: 'current' });
	({ api_key: key, uuid, default_workflow_id: workflowId } = application);
});

const get = (path: string) => sandbox.send(`/v3/${path}`, { key });
const send = (method: string, path: string, body?: unknown) =>
	sandbox.send(`/v3/${path}`, { method, key, body });

async function finished(): Promise<string> {
	const [{ session_id: id }] = await sandbox.control('sessions', {
		api_key: key,
		count: 1,
		status: 'Approved',
		vendor_data_prefix: 'user-',
	});
	return id;
}

test('workflows are made of features; the flat toggles are refused by name', async () => {
	const flat = await send('POST', 'workflows/', { workflow_type: 'kyc', is_aml_enabled: true });
	expect(flat.status).toBe(400);
	expect(flat.body).toEqual({
		features: ['This field is required.'],
		workflow_type: [expect.stringContaining('Allowed fields')],
		is_aml_enabled: [expect.stringContaining('Allowed fields')],
	});
	const made = await send('POST', 'workflows/', {
		features: [{ feature: 'OCR' }, { feature: 'AML' }],
	});
	expect(made.status).toBe(201);
	expect(made.body.features).toBe('OCR + AML');
	expect((await get('workflows/?limit=1')).body).toMatchObject({
		count: 2,
		next: expect.stringContaining('offset=1'),
		results: [{ uuid: workflowId }],
	});
});

test('sessions are searched by number, vendor data and name', async () => {
	const id = await finished();
	const { full_name: name, session_number: number } = (await get('sessions/')).body.results[0];
	await send('POST', 'session/', { workflow_id: workflowId, vendor_data: 'somebody else' });
	const search = async (text: string) => {
		const { body } = await get(`sessions/?search=${encodeURIComponent(text)}`);
		return body.results.map((row: { session_id: string }) => row.session_id);
	};
	expect(await search(name.slice(1, -1).toUpperCase())).toEqual([id]);
	expect(await search('user-')).toEqual([id]);
	expect(await search(String(number))).toEqual([id]);
	expect(await search('nobody')).toEqual([]);
});

test('a session is shared with a named application only', async () => {
	const id = await finished();
	expect((await send('POST', `session/${id}/share/`, {})).body).toEqual({
		for_application_id: ['This field is required.'],
	});
	const own = await send('POST', `session/${id}/share/`, { for_application_id: uuid });
	expect(own.status).toBe(400);
	const partner = await sandbox.control('applications', {});
	const other = await sandbox.control('applications', {});
	const { body } = await send('POST', `session/${id}/share/`, { for_application_id: partner.uuid });
	const take = (application: { api_key: string; default_workflow_id: string }) =>
		sandbox.send('/v3/session/import-shared/', {
			method: 'POST',
			key: application.api_key,
			body: {
				share_token: body.share_token,
				trust_review: true,
				workflow_id: application.default_workflow_id,
			},
		});
	expect((await take(other)).status).toBe(403);
	expect((await take(partner)).status).toBe(201);
});

test('reviews are paged notes that never change the session', async () => {
	const id = await finished();
	const made = await send('POST', `sessions/${id}/reviews/`, { comment: 'seen' });
	expect([made.status, made.body.comment]).toEqual([201, 'seen']);
	await send('POST', `sessions/${id}/reviews/`, { new_status: 'Declined' });
	expect((await get(`session/${id}/decision/`)).body.status).toBe('Approved');
	expect((await get(`sessions/${id}/reviews/`)).body).toMatchObject({
		count: 2,
		results: [{ activity_type: 'COMMENT', comment: 'seen' }, { new_status: 'Declined' }],
	});
});

test('users have the newer statuses', async () => {
	await finished();
	expect((await send('PATCH', 'users/user-1/', { status: 'Approved' })).body).toEqual({
		status: ['Invalid status. Valid options are: ACTIVE, FLAGGED, BLOCKED'],
	});
	const blocked = await send('PATCH', 'users/user-1/', { status: 'BLOCKED' });
	expect(blocked.body.status).toBe('BLOCKED');
});

test('deletes answer 200 with a body, and a lack of credits 400', async () => {
	const one = await finished();
	const deleted = await send('DELETE', `session/${one}/delete/`);
	expect([deleted.status, deleted.body.session_id]).toEqual([200, one]);
	const two = await finished();
	const batch = await send('POST', 'sessions/delete/', { session_numbers: [2] });
	expect([batch.status, batch.body.results]).toMatchObject([200, [{ session_id: two }]]);

	await sandbox.control(`applications/${uuid}`, { balance: 0 }, 'PATCH');
	const poor = await send('POST', 'session/', { workflow_id: workflowId });
	expect(poor.status).toBe(400);
});

test('the webhook configuration lists its destinations', async () => {
	expect((await get('webhook/')).body.destinations).toEqual([]);
});
