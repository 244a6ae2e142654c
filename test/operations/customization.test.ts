import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { changesOf, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication } from '../support/sandbox';

let application: Application;
beforeEach(async () => {
	application = await newApplication({ dialect: 'current' });
});

const run = async (
	operation: string,
	parameters: INodeParameters = {},
	binary?: Record<string, IBinaryData>,
) =>
	await operate(
		application,
		`customization.${operation}`,
		{ simplify: false, ...parameters },
		{ items: [{ json: {}, ...(binary && { binary }) }] },
	);

/** The beginning of a PNG, which tells its size. */
function png(width: number, height: number): IBinaryData {
	const bytes = Buffer.alloc(33);
	bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
	bytes.writeUInt32BE(13, 8);
	bytes.write('IHDR', 12, 'latin1');
	bytes.writeUInt32BE(width, 16);
	bytes.writeUInt32BE(height, 20);
	return { data: bytes.toString('base64'), mimeType: 'image/png', fileName: 'logo.png' };
}

test('a change leaves all else as it was', async () => {
	const before = await run('get');
	expect(before.sent).toEqual([sent('GET', '/v3/customization/')]);
	const changes = {
		color_primary: '#123456',
		color_panel_10: '#12345680',
		border_radius_buttons: 16,
		font_family: 'AR One Sans',
		app_public_name: 'Acme Verify',
		privacy_policy_url: 'https://example.com/privacy',
		skip_welcome_screen: true,
		callback_seconds: 5,
	};
	const changed = await run('update', {
		updateFields: {
			colorPrimary: '#123456',
			colorPanel10: '#12345680',
			borderRadiusButtons: 16,
			fontFamily: 'AR One Sans',
			appPublicName: 'Acme Verify',
			privacyPolicyUrl: 'https://example.com/privacy',
			skipWelcomeScreen: true,
			callbackSeconds: 5,
		},
	});
	expect(changesOf(changed)).toEqual([sent('PATCH', '/v3/customization/', changes)]);
	const font_url = 'https://fonts.googleapis.com/css2?family=AR+One+Sans';
	const { json } = (await run('get')).items[0] ?? {};
	expect(json).toEqual({ ...before.items[0]?.json, ...changes, font_url });
	expect(changed.items[0]?.json).toEqual(json);
});

test('a logo comes from a file, beside other changes, and goes again', async () => {
	const updateFields = {
		imageRectangularBinaryProperty: 'logo',
		hideProgressBar: true,
		callbackSeconds: 7,
	};
	const added = await run('update', { updateFields }, { logo: png(200, 100) });
	expect(changesOf(added)).toMatchObject([
		{ body: { image_rectangular: { size: 33, type: 'image/png' }, hide_progress_bar: 'true' } },
	]);
	expect(added.items).toMatchObject([
		{
			json: {
				logo_rectangular: expect.stringMatching(/^https?:/) as string,
				logo_square: null,
				hide_progress_bar: true,
				callback_seconds: 7,
			},
		},
	]);
	const gone = await run('update', { updateFields: { deleteLogoRectangular: true } });
	expect(gone.items).toMatchObject([{ json: { logo_rectangular: null, hide_progress_bar: true } }]);
});

test.each<[INodeParameters, string]>([
	[{ colorPrimary: 'blue' }, 'Invalid color format.'],
	[{ fontWeight: '950' }, 'Font weight 950 is not available for Inter.'],
	[{ privacyPolicyUrl: 'privacy' }, 'Enter a valid URL.'],
	[{ imageRectangularBinaryProperty: 'logo' }, 'Image aspect ratio must be 2:1. Got 100x100'],
])('%j is refused, and nothing changes', async (updateFields, message) => {
	const before = await run('get');
	const fields = { ...updateFields, hideProgressBar: true };
	const refused = await run('update', { updateFields: fields }, { logo: png(100, 100) });
	expect(refused.error?.message).toContain(message);
	expect((await run('get')).items).toEqual(before.items);
});

test('the others go on where one is refused', async () => {
	const ran = await operate(
		application,
		'customization.update',
		{ updateFields: { colorPrimary: '={{ $json.color }}' } },
		{
			items: ['blue', '#0000FF'].map((color) => ({ json: { color } })),
			onError: 'continueErrorOutput',
		},
	);
	expect(ran.items).toMatchObject([{ json: { color_primary: '#0000FF' } }]);
	expect(ran.errors).toHaveLength(1);
});
