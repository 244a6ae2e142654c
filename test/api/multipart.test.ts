import { multipart } from '../../nodes/api/http/multipart';

/** Read as a server does, by what Node itself has for it. */
async function read({ contentType, bytes }: ReturnType<typeof multipart>): Promise<FormData> {
	return await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
}

test('fields and files arrive as they were', async () => {
	const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
	const file = { field: 'image', fileName: 'Núñez.jpg', mimeType: 'image/jpeg', bytes };
	const form = await read(
		multipart(
			{
				name: 'Ana\r\nRuiz',
				age: 18,
				consent: false,
				metadata: { a: [1] },
				none: null,
				no: undefined,
			},
			[file],
		),
	);
	const { image, ...fields } = Object.fromEntries(form);
	expect(fields).toEqual({
		name: 'Ana\r\nRuiz',
		age: '18',
		consent: 'false',
		metadata: '{"a":[1]}',
	});
	const arrived = image as File;
	expect([arrived.name, arrived.type]).toEqual(['Núñez.jpg', 'image/jpeg']);
	expect(Buffer.from(await arrived.arrayBuffer())).toEqual(bytes);
});

test('a list comes as often as it has entries', async () => {
	const form = await read(multipart({ services: ['a', 'b'] }, []));
	expect(form.getAll('services')).toEqual(['a', 'b']);
});

test.each(['a"b.jpg', 'a\r\nContent-Type: text/html\r\n\r\n.jpg', '--boundary'])(
	'a name such as %j ends nothing',
	async (fileName) => {
		const file = { field: 'image', fileName, mimeType: 'image/jpeg', bytes: Buffer.from('x') };
		const form = await read(multipart({ after: 'here' }, [file]));
		expect([...form.keys()]).toEqual(['after', 'image']);
		expect((form.get('image') as File).type).toBe('image/jpeg');
	},
);

test('a name cannot end what it is the name of', () => {
	const names = { field: 'a"b', fileName: 'c\r\nd".jpg' };
	const { bytes } = multipart({}, [{ ...names, mimeType: 'image/jpeg', bytes: Buffer.from('') }]);
	// As browsers write it.
	expect(bytes.toString()).toContain('name="a%22b"; filename="c%0D%0Ad%22.jpg"\r\n');
});
