import { newClient, useSandbox } from './ownSandbox';

const sandbox = useSandbox();

test('100,000 sessions are made at once and read to the end, newest first', async () => {
	const didit = await newClient(sandbox);
	await sandbox.control('sessions', { api_key: didit.key, count: 100_000 });
	const numbers: number[] = [];
	let next: string | null = `${sandbox.url}/v3/sessions/?limit=20000`;
	while (next !== null) {
		const { body } = await sandbox.send(next, { key: didit.key });
		for (const { session_number: number } of body.results) numbers.push(number);
		({ next } = body);
	}
	expect(numbers).toEqual(Array.from({ length: 100_000 }, (_, index) => 100_000 - index));

	const last = (await didit.get('sessions/?limit=100&offset=99900')).body;
	expect([last.count, last.next, last.results.length]).toEqual([100_000, null, 100]);
}, 60_000);

test('a list shows at once what was added and deleted between two looks', async () => {
	const didit = await newClient(sandbox);
	const [first, second] = [await didit.newSession(), await didit.newSession()];
	const ids = async () =>
		(await didit.get('sessions/')).body.results.map(
			({ session_id: id }: { session_id: string }) => id,
		);
	expect(await ids()).toEqual([second, first]);
	await didit.remove(`session/${second}/delete/`);
	expect(await ids()).toEqual([first]);
	const third = await didit.newSession();
	expect(await ids()).toEqual([third, first]);
	await sandbox.control('reset', { application: didit.uuid });
	expect(await ids()).toEqual([]);
});

test('a PDF is filled up to the size asked for and stays a PDF', async () => {
	const didit = await newClient(sandbox, { pdf_bytes: 2_000_000 });
	const id = await didit.finished('Approved');
	const { headers, text } = await didit.get(`session/${id}/generate-pdf/`);
	expect(text.length).toBeGreaterThanOrEqual(2_000_000);
	expect(text.length).toBeLessThan(2_001_000);
	expect(headers.get('content-length')).toBe(String(text.length));
	// A reader finds everything from the offset that the end of the file names.
	const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
	expect(text.slice(start, start + 5)).toBe('xref\n');
});
