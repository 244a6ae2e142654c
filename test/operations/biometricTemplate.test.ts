import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { answerWith, byId, operate, sent } from '../support/operate';
import { names, pick, values } from '../support/pick';
import type { Application } from '../support/sandbox';
import { apiKeyCredential, control, didit, newApplication } from '../support/sandbox';

const UNKNOWN = '11111111-2222-4333-8444-555555555555';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

const run = async (operation: string, parameters: INodeParameters = {}) =>
	await operate(application, `biometricTemplate.${operation}`, parameters);

/** Faces of `user-1` and so on, kept when their sessions were deleted. */
async function keptFaces(count: number, more: IDataObject = {}): Promise<string[]> {
	const { api_key } = application;
	const order = { api_key, count, status: 'Approved', vendor_data_prefix: 'user-' };
	const made = await control<Array<{ session_id: string }>>('POST', '/sessions', order);
	const ids: string[] = [];
	for (const { session_id } of made) {
		const answer = await didit<{ biometric_template_uuid: string }>(
			application,
			'DELETE',
			`/session/${session_id}/delete/`,
			{ retain_face_embeddings: true, ...more },
		);
		ids.push(answer.biometric_template_uuid);
	}
	return ids;
}

test('the face of a deleted session is found, with why and until when it is kept', async () => {
	const [uuid = ''] = await keptFaces(1, {
		face_retention_deadline: '2040-01-31T10:00:00Z',
		instruction_id: 'ticket-7',
	});
	const { items, sent: requests } = await run('get', { templateId: byId(uuid), simplify: false });
	expect(requests).toEqual([sent('GET', `/v3/biometric-templates/${uuid}/`)]);
	expect(items).toMatchObject([
		{
			json: {
				uuid,
				vendor_data: 'user-1',
				status: 'active',
				source_type: 'session_delete',
				retained_by_type: 'API_KEY',
				instruction_class: 'operational_session_delete',
				instruction_id: 'ticket-7',
				expires_at: expect.stringMatching(/^2040-01-31T10:00:00/) as string,
				purged_at: null,
			},
		},
	]);
});

test('they are counted and listed by what is asked for', async () => {
	await keptFaces(3);
	const filters = { vendorData: 'user-2', status: 'active', sourceType: 'session_delete' };
	const query = { vendor_data: 'user-2', status: 'active', source_type: 'session_delete' };
	const counted = await run('count', { filters });
	expect(counted.sent).toEqual([sent('GET', '/v3/biometric-templates/count/', null, query)]);
	expect(counted.items).toMatchObject([{ json: { count: 1 } }]);
	const listed = await run('getAll', { filters });
	expect(listed.items).toMatchObject([{ json: { vendor_data: 'user-2', status: 'active' } }]);
	expect((await run('getAll', { returnAll: true })).items).toHaveLength(3);
	const later = await run('count', { filters: { retainedFrom: '2100-01-01T00:00:00Z' } });
	expect(later.items).toMatchObject([{ json: { count: 0 } }]);
});

test('one is picked by whose it is, and purged', async () => {
	const ids = await keptFaces(2);
	const shown = await pick('searchTemplates', { credentials: apiKeyCredential(application) });
	expect(new Set(values(shown))).toEqual(new Set(ids));
	expect(names(shown)).toEqual([
		expect.stringMatching(/^user-\d · active · \d{4}-\d\d-\d\d$/),
		expect.stringMatching(/^user-\d · active · \d{4}-\d\d-\d\d$/),
	]);
	const [uuid = ''] = ids;
	const gone = await run('delete', { templateId: byId(uuid) });
	expect(gone.sent).toEqual([sent('DELETE', `/v3/biometric-templates/${uuid}/`)]);
	expect(gone.items).toMatchObject([{ json: { deleted: true, templateId: uuid } }]);
	const left = await run('count', { filters: { status: 'active' } });
	expect(left.items).toMatchObject([{ json: { count: 1 } }]);
});

test('several are purged by their IDs, the others stay', async () => {
	const [first = '', second = ''] = await keptFaces(3);
	const gone = await run('deleteMany', { templateUuids: `${first}, ${second}` });
	expect(gone.sent).toEqual([
		sent('POST', '/v3/biometric-templates/delete/', { template_uuids: [first, second] }),
	]);
	expect(gone.items).toMatchObject([{ json: { deleted: true, deletedCount: 2 } }]);
	const left = await run('getAll', { filters: { status: 'active' } });
	expect(left.items).toMatchObject([{ json: { vendor_data: 'user-3' } }]);
});

test('all are purged that the fields tell, and no others', async () => {
	await keptFaces(3);
	const additionalFields = { deleteAll: true, confirmDeleteAll: true, vendorData: 'user-2' };
	const gone = await run('deleteMany', { additionalFields });
	expect(gone.sent).toEqual([
		sent('POST', '/v3/biometric-templates/delete/', { delete_all: true, vendor_data: 'user-2' }),
	]);
	expect(gone.items).toMatchObject([{ json: { deleted: true, deletedCount: 1 } }]);
	const purged = await run('getAll', { filters: { status: 'purged' } });
	expect(purged.items).toMatchObject([{ json: { vendor_data: 'user-2' } }]);
	expect(purged.items).toHaveLength(1);
});

test('one that there is not is told as missing from a list, and as unknown by itself', async () => {
	const [uuid = ''] = await keptFaces(1);
	const short = await run('deleteMany', { templateUuids: `${uuid}, ${UNKNOWN}` });
	expect(short.items).toMatchObject([{ json: { deleted: false, deletedCount: 1, requested: 2 } }]);
	const none = await run('get', { templateId: byId(UNKNOWN) });
	expect(none.error?.message).toBe('Didit does not know this ID: Not found.');
});

const resist = async (uuid: string, resists: string | null) =>
	await control('PATCH', `/biometric-templates/${uuid}`, {
		api_key: application.api_key,
		resists,
	});

const AT_ONCE = { options: { maxWait: 0 } };

test('one that cannot be purged now stops the run; the same again ends it', async () => {
	const [uuid = ''] = await keptFaces(1);
	await resist(uuid, 'purge_failed');
	const stopped = await run('delete', { templateId: byId(uuid), ...AT_ONCE });
	expect(stopped.error?.message).toContain('The biometric store is unavailable.');
	const seen = await run('get', { templateId: byId(uuid), simplify: false });
	expect(seen.items).toMatchObject([{ json: { status: 'purge_failed', purged_at: null } }]);
	await resist(uuid, null);
	const gone = [{ json: { deleted: true, templateId: uuid }, pairedItem: { item: 0 } }];
	expect((await run('delete', { templateId: byId(uuid) })).items).toEqual(gone);
	expect((await run('delete', { templateId: byId(uuid) })).items).toEqual(gone);
});

test('one whose outcome tells that it is still there is no success', async () => {
	const [uuid = ''] = await keptFaces(1);
	await answerWith(application, 200, { uuid, outcome: 'purge_failed' });
	const stopped = await run('delete', { templateId: byId(uuid) });
	expect(stopped.error?.message).toBe('"Template" was not deleted (purge_failed)');
	expect(stopped.error?.description).toContain('again later');
});

test('many are purged by the same request again, where one cannot be now', async () => {
	const [first = '', stuck = ''] = await keptFaces(2);
	await resist(stuck, 'purge_failed');
	const templateUuids = `${first}, ${stuck}`;
	const stopped = await run('deleteMany', { templateUuids, ...AT_ONCE });
	expect(stopped.error?.message).toContain('The biometric store is unavailable.');
	await resist(stuck, null);
	await answerWith(application, 503, { detail: 'Later.' });
	const gone = await run('deleteMany', { templateUuids });
	expect(gone.requests.map(({ status }) => status)).toEqual([503, 200]);
	expect(gone.items).toMatchObject([
		{
			json: {
				deleted: true,
				deletedCount: 2,
				results: [{ outcome: 'already_purged' }, { outcome: 'purged' }],
			},
		},
	]);
});

test.each(['purge_pending', 'held_out_of_use'])(
	'one that is %s is not told as deleted',
	async (outcome) => {
		const [uuid = ''] = await keptFaces(1);
		await resist(uuid, outcome);
		const { items } = await run('delete', { templateId: byId(uuid) });
		expect(items).toEqual([
			{ json: { deleted: false, templateId: uuid, outcome }, pairedItem: { item: 0 } },
		]);
	},
);

test('one of which Didit says nothing more is deleted', async () => {
	const [uuid = ''] = await keptFaces(1);
	await answerWith(application, 204, '');
	const { items } = await run('delete', { templateId: byId(uuid) });
	expect(items).toMatchObject([{ json: { deleted: true, templateId: uuid } }]);
});

test('of many it is told which could not be purged, and which are not yet', async () => {
	const [gone = '', stuck = '', pending = ''] = await keptFaces(3);
	const rows = [
		{ uuid: gone, outcome: 'purged' },
		{ uuid: stuck, outcome: 'purge_failed' },
		{ uuid: pending, outcome: 'purge_pending' },
	];
	await answerWith(application, 200, { results: rows });
	const { items } = await run('deleteMany', { templateUuids: [gone, stuck, pending].join() });
	expect(items).toEqual([
		{
			json: {
				deleted: false,
				deletedCount: 1,
				requested: 3,
				results: rows,
				failed: [rows[1]],
				left: [rows[2]],
			},
			pairedItem: { item: 0 },
		},
	]);
	await resist(pending, 'held_out_of_use');
	const additionalFields = { deleteAll: true, confirmDeleteAll: true, status: 'held_out_of_use' };
	const all = await run('deleteMany', { additionalFields });
	expect(all.items).toMatchObject([
		{
			json: {
				deleted: false,
				deletedCount: 0,
				requested: 'all',
				left: [{ uuid: pending, outcome: 'held_out_of_use' }],
			},
		},
	]);
});

test('the others go on where one is unknown', async () => {
	const [uuid = ''] = await keptFaces(1);
	const ran = await operate(
		application,
		'biometricTemplate.delete',
		{ templateId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } },
		{
			items: [UNKNOWN, uuid].map((id) => ({ json: { id } })),
			onError: 'continueErrorOutput',
		},
	);
	expect(ran.items).toMatchObject([{ json: { deleted: true }, pairedItem: { item: 1 } }]);
	expect(ran.errors).toHaveLength(1);
});
