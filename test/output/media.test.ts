import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { runDidit } from '../support/engine';
import { strangersServer } from '../support/strangersServer';
import { byId, newSession, operate } from '../support/operate';
import { newApplication } from '../support/sandbox';
import { MediaHost, sending } from './mediaHost';

const ID = '11111111-2222-4333-8444-555555555555';
const MEGABYTE = 1024 * 1024;
const ON = { options: { downloadMedia: true } };

let host: MediaHost;
beforeEach(async () => {
	host = await MediaHost.start();
});
afterEach(() => host.close());

/** Get Decision with Download Media on, from the media host. */
async function getDecision(decision: IDataObject, items?: INodeExecutionData[]) {
	host.decision = { session_id: ID, status: 'Approved', ...decision };
	return await runDidit({
		parameters: {
			resource: 'session',
			operation: 'getDecision',
			sessionId: byId(ID),
			simplify: false,
			...ON,
		},
		credentials: { diditApi: { apiKey: 'the-api-key', baseUrl: `${host.url}/v3` } },
		...(items && { items }),
	});
}

const contentOf = (item: INodeExecutionData | undefined, name: string): string =>
	Buffer.from(item?.binary?.[name]?.data ?? '', 'base64').toString('latin1');

test('downloads what Didit links to, where that is asked for', async () => {
	const application = await newApplication();
	const { session_id: id } = await newSession(application, 'Approved');
	const plain = await operate(application, 'session.getDecision', { sessionId: byId(id) });
	expect(plain.items[0]).not.toHaveProperty('binary');
	expect(plain.items[0]?.json).toMatchObject({ session_id: id, status: 'Approved' });

	const full = await operate(application, 'session.getDecision', { sessionId: byId(id), ...ON });
	expect(Object.keys(full.items[0]?.json ?? {})).toEqual(Object.keys(plain.items[0]?.json ?? {}));
	expect(Object.keys(full.items[0]?.binary ?? {}).sort()).toEqual([
		'back_image',
		'front_image',
		'full_back_image',
		'full_front_image',
		'portrait',
		'selfie',
	]);
	expect(full.items[0]?.binary?.front_image).toMatchObject({
		fileName: 'front_image.png',
		mimeType: 'image/png',
		fileExtension: 'png',
	});
	expect(full.hints).toEqual([]);
});

test('names files as people expect, and tells a second of the same kind by a number', async () => {
	const { items, hints } = await getDecision({
		id_verifications: [
			{
				portrait_image: host.link('a.jpg'),
				front_image: host.link('b.jpg'),
				back_image: null,
				back_image_camera_front: host.link('c.jpg'),
				front_video: host.link('d.mp4'),
				extra_files: [host.link('e.pdf'), host.link('f.pdf')],
				matches: [{ source_image: host.link('g.jpg') }],
			},
			{ front_image: host.link('h.jpg') },
		],
		nfc_verifications: [
			{ portrait_image: host.link('i.jpg'), signature_image: host.link('j.png') },
		],
		liveness_checks: [{ reference_image: host.link('k.jpg'), video_url: host.link('l.mp4') }],
		face_matches: [{ source_image: host.link('a.jpg'), target_image: host.link('m.jpg') }],
		poa_verifications: [{ document_file: host.link('n.pdf', sending('application/pdf', '%PDF')) }],
		questionnaire_responses: [
			{ sections: [{ items: [{ files: [{ url: host.link('o.pdf') }] }] }] },
		],
	});
	const [item] = items;
	const contents = Object.keys(item?.binary ?? {}).map((name) => [name, contentOf(item, name)]);
	expect(Object.fromEntries(contents)).toEqual({
		portrait: 'a.jpg',
		front_image: 'b.jpg',
		back_image_camera_front: 'c.jpg',
		extra_files: 'e.pdf',
		extra_files_2: 'f.pdf',
		front_image_2: 'h.jpg',
		nfc_portrait: 'i.jpg',
		nfc_signature: 'j.png',
		selfie: 'k.jpg',
		face_match_target: 'm.jpg',
		proof_of_address: '%PDF',
		files: 'o.pdf',
	});
	expect(item?.binary?.proof_of_address).toMatchObject({
		fileName: 'proof_of_address.pdf',
		mimeType: 'application/pdf',
	});
	expect(item?.json).toEqual(host.decision);
	expect(hints).toEqual([]);
});

test('gives the key to nobody, and follows no link that others wrote', async () => {
	const stranger = await strangersServer();
	const { items } = await getDecision({
		metadata: { front_image: `${stranger.url}/a.jpg` },
		vendor_data: `${stranger.url}/b.jpg`,
		callback: `${stranger.url}/c`,
		id_verifications: [
			{
				front_image: host.link('a.jpg'),
				back_image: host.link('moved.jpg', (response) =>
					response.writeHead(302, { location: `${stranger.url}/d.jpg` }).end(),
				),
				full_front_image: `${stranger.url}/e.jpg`,
				full_back_image: host.link('f.jpg').replace('http://', 'http://user:pass@'),
				other_image: 'javascript:alert(1)',
			},
		],
	});
	expect(await stranger.close()).toEqual([]);
	expect([...host.asked.keys()]).toEqual(['a.jpg', 'moved.jpg']);
	for (const headers of host.asked.values()) {
		expect(JSON.stringify(headers)).not.toContain('the-api-key');
	}
	expect(Object.keys(items[0]?.binary ?? {})).toEqual(['front_image']);
	expect(items[0]?.json.media_errors).toEqual({
		back_image: 'Not downloaded: its host answered with status 302',
		full_front_image: 'Not downloaded: its link is not a plain https address',
		full_back_image: 'Not downloaded: its link is not a plain https address',
	});
});

test('says which files could not be had, and why, and goes on', async () => {
	const { items, hints, error, stored } = await getDecision(
		{
			id_verifications: [
				{
					portrait_image: host.link('a.jpg', (response) => response.writeHead(403).end('denied')),
					front_image: host.link('b.jpg', (response) => response.writeHead(500).end()),
					back_image: host.link('c.jpg', (response) => response.destroy()),
					full_front_image: host.link('d.jpg', (response) => {
						response.writeHead(200, { 'content-length': '100' });
						response.write('half', () => response.destroy());
					}),
					full_back_image: host.link('e.jpg'),
				},
			],
		},
		[{ json: { a: 1 } }, { json: { a: 2 } }],
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
	for (const item of items) {
		expect(Object.keys(item.binary ?? {})).toEqual(['full_back_image']);
		expect(item.json.media_errors).toEqual({
			portrait: 'Not downloaded: its link has expired',
			front_image: 'Not downloaded: its host answered with status 500',
			back_image: 'Not downloaded: the connection broke off or did not come to be',
			full_front_image: 'Not downloaded: the connection broke off or did not come to be',
		});
	}
	expect(hints).toEqual([
		'Not all pictures and documents could be downloaded. The field media_errors of an item says which, and why.',
	]);
	// The links stand in Didit's answer and nowhere else.
	expect(stored.match(/secret-of-the-link/g)).toHaveLength(2 * 5);
});

test('takes no file of more than 15 MB, and no more than 60 MB for an item', async () => {
	const file = (name: string, size: number) =>
		host.link(name, sending('image/jpeg', Buffer.alloc(size)));
	const { items } = await getDecision({
		id_verifications: [
			{
				portrait_image: file('a.jpg', 15 * MEGABYTE + 1),
				front_image: file('b.jpg', 15 * MEGABYTE),
				back_image: file('c.jpg', 15 * MEGABYTE),
				full_front_image: file('d.jpg', 15 * MEGABYTE),
				full_back_image: file('e.jpg', 14 * MEGABYTE),
				other_image: file('f.jpg', MEGABYTE + 1),
				last_image: file('g.jpg', MEGABYTE),
			},
		],
	});
	expect(items[0]?.json.media_errors).toEqual({
		portrait: 'Not downloaded: it is too large',
		other_image: 'Not downloaded: it is too large',
	});
	expect(Object.keys(items[0]?.binary ?? {})).toEqual([
		'front_image',
		'back_image',
		'full_front_image',
		'full_back_image',
		'last_image',
	]);
});

test('the links do not stay in the data where the decision comes simplified', async () => {
	const application = await newApplication();
	const { session_id: id } = await newSession(application, 'Approved');
	const run = await operate(application, 'session.getDecision', { sessionId: byId(id), ...ON });
	expect(Object.keys(run.items[0]?.binary ?? {})).toContain('front_image');
	expect(run.items[0]?.json.status).toBe('Approved');
	expect(run.stored).not.toContain('/media/');
});

test('takes the single results of version 2, too', async () => {
	const { items } = await getDecision({
		id_verification: { portrait_image: host.link('a.jpg'), front_image: host.link('b.jpg') },
		liveness: { reference_image: host.link('c.jpg') },
		poa: { document_file: host.link('d.pdf', sending('application/pdf', '%PDF')) },
	});
	expect(Object.keys(items[0]?.binary ?? {})).toEqual([
		'portrait',
		'front_image',
		'selfie',
		'proof_of_address',
	]);
});

test('tells files apart that differ in the query of their link only, and not by its signature', async () => {
	const link = `${host.link('files')}&id=`;
	const { items } = await getDecision({
		id_verifications: [
			{
				front_image: `${link}1&X-Amz-Date=1`,
				back_image: `${link}2&X-Amz-Date=1`,
				full_front_image: `${link}1&X-Amz-Date=2`,
			},
		],
	});
	expect(Object.keys(items[0]?.binary ?? {})).toEqual(['front_image', 'back_image']);
});

const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

test('takes pictures that stand in the decision itself, as base64', async () => {
	const { items } = await getDecision({
		id_verifications: [
			{
				portrait_image: `data:image/png;base64,${PNG.toString('base64')}`,
				front_image: JPEG.toString('base64'),
				back_image: 'back_image.jpg',
				full_front_image: 'c29tZSB0ZXh0',
				full_back_image: `data:image/jpeg;base64,${Buffer.alloc(16 * MEGABYTE, JPEG).toString('base64')}`,
			},
		],
	});
	const { portrait, front_image, ...others } = items[0]?.binary ?? {};
	expect(portrait).toMatchObject({ mimeType: 'image/png', data: PNG.toString('base64') });
	expect(front_image).toMatchObject({ mimeType: 'image/jpeg', data: JPEG.toString('base64') });
	expect(others).toEqual({});
	expect(items[0]?.json.media_errors).toEqual({
		full_back_image: 'Not downloaded: it is too large',
	});
});

test.each(['binary/octet-stream', 'application/octet-stream'])(
	'tells the kind of a file that comes as %s by its bytes',
	async (type) => {
		const { items } = await getDecision({
			id_verifications: [
				{
					portrait_image: host.link('a', sending(type, PNG)),
					front_image: host.link('b', sending(type, JPEG)),
					back_image: host.link('c', sending(type, '%PDF-1.4')),
				},
			],
		});
		const { portrait, front_image, back_image } = items[0]?.binary ?? {};
		expect([portrait, front_image, back_image].map((file) => file?.mimeType)).toEqual([
			'image/png',
			'image/jpeg',
			'application/pdf',
		]);
	},
);

test('an empty picture is none, and neither is a web page', async () => {
	const page = '<!doctype html><p>Sign in';
	const { items, hints } = await getDecision({
		id_verifications: [
			{
				portrait_image: host.link('a.jpg', sending('image/jpeg', '')),
				front_image: host.link('b.jpg', sending('text/html; charset=utf-8', page)),
				back_image: host.link('c.jpg', sending('image/jpeg', `\n${page}`)),
				full_front_image: host.link('d.jpg'),
			},
		],
	});
	expect(Object.keys(items[0]?.binary ?? {})).toEqual(['full_front_image']);
	expect(items[0]?.json.media_errors).toEqual({
		portrait: 'Not downloaded: it is empty',
		front_image: 'Not downloaded: its host sent a web page instead',
		back_image: 'Not downloaded: its host sent a web page instead',
	});
	expect(hints).toHaveLength(1);
});

test.each([
	[{ id_verifications: [{ front_image: '', portrait_image: null }] }, 1],
	[{ liveness_checks: [{ reference_image: '' }] }, 1],
	[{ phone_verifications: [{ full_number: '+34600111222' }] }, 0],
])('says that a key may lack access where pictures come empty: %j', async (decision, hinted) => {
	const { items, hints, error } = await getDecision(decision);
	expect(error).toBeUndefined();
	expect(items[0]).not.toHaveProperty('binary.front_image');
	expect(hints.filter((hint) => hint.includes('no access to media'))).toHaveLength(hinted);
});
