import { useClient, useSandbox } from './ownSandbox';
import { useReceiver } from './receiver';

/** What people are told of the sandbox's single checks, and what the node itself never sends. */

const sandbox = useSandbox();
const receiver = useReceiver();
const didit = useClient(sandbox, () => ({
	dialect: 'current',
	balance: 1,
	webhook_url: receiver.url,
}));

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);

async function send(path: string, fields: Record<string, string>, files: Record<string, File>) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...fields, ...files })) form.append(name, value);
	const response = await fetch(`${sandbox.url}/v3/${path}/`, {
		method: 'POST',
		headers: { 'x-api-key': didit.key },
		body: form,
	});
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const file = (name: string, bytes: Uint8Array = JPEG) => new File([bytes], name);

const balance = async () => (await didit.get('billing/balance/')).body.balance as string;

/** The list of Didit's own for a type of value. */
async function blocklist(type: string): Promise<string> {
	const { body } = await didit.get(`lists/?list_type=blocklist&entry_type=${type}`);
	return body.results[0].uuid;
}

test.each<[string, Record<string, File>, string]>([
	['no file', {}, 'No file was submitted.'],
	[
		'another ending',
		{ user_image: file('a.txt') },
		'File extension “txt” is not allowed. Allowed extensions are: tiff, jpg, jpeg, png, webp.',
	],
	[
		'a large file',
		{ user_image: file('a.jpg', new Uint8Array(5 * 1024 * 1024 + 1)) },
		'File size should not exceed 5 MB',
	],
])('%s is refused by the field, and costs nothing', async (_what, files, words) => {
	const { status, body } = await send('passive-liveness', {}, files);
	expect([status, body]).toEqual([400, { user_image: [words] }]);
	expect(await balance()).toBe('1.0000');
});

test('texts of a form are checked as what they stand for', async () => {
	const fields = { face_match_score_decline_threshold: '101', rotate_image: 'perhaps' };
	const images = { user_image: file('a.jpg'), ref_image: file('a.jpg') };
	expect((await send('face-match', fields, images)).body).toEqual({
		face_match_score_decline_threshold: ['Ensure this value is less than or equal to 100.'],
		rotate_image: ['Must be a valid boolean.'],
	});
});

test('a check takes its price, and is kept as a session, of which webhooks tell', async () => {
	const { body } = await send(
		'passive-liveness',
		{ vendor_data: 'user-1' },
		{
			user_image: file('a.spoof.jpg'),
		},
	);
	expect(body).toMatchObject({
		liveness: { status: 'Declined', method: 'PASSIVE', score: 12.5 },
		vendor_data: 'user-1',
		metadata: null,
	});
	expect(await balance()).toBe('0.9500');
	const { results } = (await didit.get('sessions/')).body;
	expect(results).toMatchObject([{ status: 'Declined', vendor_data: 'user-1' }]);
	const decision = await didit.get(`session/${String(results[0].session_id)}/decision/`);
	expect(decision.body.liveness_checks).toMatchObject([{ status: 'Declined' }]);
	await sandbox.control('settle', {});
	expect(receiver.deliveries.map(({ body: text }) => JSON.parse(text) as object)).toMatchObject([
		{ webhook_type: 'status.updated', status: 'Declined', vendor_data: 'user-1' },
	]);
});

test('the picture that the sandbox shows of a session is of its person', async () => {
	const id = await didit.finished('Approved', { vendor_data: 'user-1' });
	const { body } = await didit.get(`session/${id}/decision/`);
	const picture = await fetch(body.liveness_checks[0].reference_image as string);
	const bytes = new Uint8Array(await picture.arrayBuffer());
	const found = await send('face-search', {}, { user_image: file('selfie.png', bytes) });
	expect(found.body).toMatchObject({
		face_search: { total_matches: 1, matches: [{ session_id: id, vendor_data: 'user-1' }] },
	});
});

test('a specified Didit has no single checks', async () => {
	const { api_key: key } = await sandbox.control('applications', { dialect: 'spec' });
	const body = { full_name: 'Ana Ruiz' };
	expect((await sandbox.send('/v3/aml/', { method: 'POST', key, body })).status).toBe(404);
});

describe('an entry of a blocklist', () => {
	test('of an e-mail address declines the next session, not those before', async () => {
		const contact_details = { email: 'ana@example.com' };
		const before = await didit.finished('Approved', { contact_details });
		await didit.post(`lists/${await blocklist('email')}/entries/`, { value: 'ANA@example.com' });
		const after = await didit.finished('Approved', { contact_details });
		const other = await didit.finished('Approved', {
			contact_details: { email: 'ben@example.com' },
		});
		const statusOf = async (id: string) => (await didit.get(`session/${id}/decision/`)).body.status;
		expect(await statusOf(before)).toBe('Approved');
		expect(await statusOf(after)).toBe('Declined');
		expect(await statusOf(other)).toBe('Approved');
	});

	test('made from a session declines the next one of the same face', async () => {
		const source = await didit.finished('Approved', { vendor_data: 'user-1' });
		const entry = { reference_session_id: source };
		const made = await didit.post(`lists/${await blocklist('face')}/entries/`, entry);
		expect(made.status).toBe(201);
		const next = await didit.finished('Approved', { vendor_data: 'user-1' });
		const { body } = await didit.get(`session/${next}/decision/`);
		expect(body).toMatchObject({
			status: 'Declined',
			liveness_checks: [{ warnings: [{ risk: 'FACE_IN_BLOCKLIST' }] }],
		});
	});

	test('of an uploaded face declines the check of the same picture', async () => {
		const list = await blocklist('face');
		const image = JPEG.toString('base64');
		const made = await didit.post(`lists/${list}/entries/face-upload/`, { image });
		expect(made.body).not.toHaveProperty('person');
		const { body } = await send('passive-liveness', {}, { user_image: file('ana.jpg') });
		expect(body).toMatchObject({
			liveness: { status: 'Declined', warnings: [{ risk: 'FACE_IN_BLOCKLIST' }] },
		});
		const other = file('ana.jpg', Buffer.concat([JPEG, Buffer.from('other')]));
		const fine = await send('passive-liveness', {}, { user_image: other });
		expect(fine.body).toMatchObject({ liveness: { status: 'Approved' } });
	});

	test('of a user makes new sessions impossible', async () => {
		await didit.post(`lists/${await blocklist('user')}/entries/`, { value: 'user-1' });
		const { workflowId: workflow_id } = didit;
		const refused = await didit.post('session/', { workflow_id, vendor_data: 'user-1' });
		expect([refused.status, refused.body]).toEqual([
			400,
			{
				vendor_data:
					'This user or business has been blocked and cannot create new verification sessions.',
			},
		]);
	});

	test('of a list of one’s own declines nobody', async () => {
		const list = { name: 'Mine', list_type: 'custom', entry_type: 'email' };
		const { uuid } = (await didit.post('lists/', list)).body;
		await didit.post(`lists/${String(uuid)}/entries/`, { value: 'ana@example.com' });
		const id = await didit.finished('Approved', { contact_details: { email: 'ana@example.com' } });
		expect((await didit.get(`session/${id}/decision/`)).body.status).toBe('Approved');
	});
});
