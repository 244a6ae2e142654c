import type { INodeExecutionData } from 'n8n-workflow';
import { byId, fault, newSession, operate, sent } from '../support/operate';
import type { Application } from '../support/sandbox';
import { newApplication, sandboxUrl } from '../support/sandbox';

let application: Application;
beforeAll(async () => {
	application = await newApplication();
});

/** The report as Didit sends it. */
async function report(sessionId: string): Promise<string> {
	const response = await fetch(`${sandboxUrl()}/v3/session/${sessionId}/generate-pdf/`, {
		headers: { 'x-api-key': application.api_key },
	});
	return Buffer.from(await response.arrayBuffer()).toString('base64');
}

async function getPdf(sessionId: string, parameters = {}, items?: INodeExecutionData[]) {
	const more = items && { items };
	return await operate(
		application,
		'session.getPdf',
		{ sessionId: byId(sessionId), ...parameters },
		more,
	);
}

test('puts the report into the binary field "data", beside the data of the item', async () => {
	const { session_id: id } = await newSession(application, 'Approved');
	const run = await getPdf(id, {}, [{ json: { customer: 7 } }]);
	expect(run.sent).toEqual([sent('GET', `/v3/session/${id}/generate-pdf/`)]);
	expect(run.items).toEqual([
		{
			json: { customer: 7 },
			binary: {
				data: expect.objectContaining({
					fileName: `session_${id}.pdf`,
					mimeType: 'application/pdf',
					fileExtension: 'pdf',
					data: await report(id),
				}),
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(Buffer.from(run.items[0]?.binary?.data?.data ?? '', 'base64').toString('latin1')).toMatch(
		/^%PDF-1/,
	);
});

test.each([
	[{ error: 'of an earlier node' }, {}],
	[{ error: 'of an earlier node', message: 'Failed', details: {} }, {}],
	[
		{ customer: 7, error: 'of an earlier node' },
		{ customer: 7, error: 'of an earlier node' },
	],
])('is no failure because its item came with one: %j', async (json, kept) => {
	const { session_id: id } = await newSession(application, 'Approved');
	const run = await operate(
		application,
		'session.getPdf',
		{ sessionId: byId(id) },
		{ items: [{ json }], onError: 'continueErrorOutput' },
	);
	expect(run.items.map((item) => [item.json, Object.keys(item.binary ?? {})])).toEqual([
		[kept, ['data']],
	]);
	expect(run.errors).toEqual([]);
});

test('puts it into the field that is named', async () => {
	const { session_id: id } = await newSession(application, 'Declined');
	const run = await getPdf(id, { options: { binaryPropertyName: 'report' } });
	expect(Object.keys(run.items[0]?.binary ?? {})).toEqual(['report']);
});

test('names the file after the session where Didit names none, and never trusts a path', async () => {
	const { session_id: id } = await newSession(application, 'Approved');
	await fault(application, { kind: 'status', status: 200, body: '%PDF-1.4 short' });
	const unnamed = await getPdf(id);
	expect(unnamed.items[0]?.binary?.data?.fileName).toBe(`session_${id}.pdf`);
});

test.each([
	['attachment; filename="../../etc/report.pdf"', 'report.pdf'],
	['attachment; filename="Ana; Ruiz.pdf"; size=7', 'Ana; Ruiz.pdf'],
	['attachment; filename="the \\"best\\".pdf"', 'the "best".pdf'],
	['attachment; filename=report.pdf; size=7', 'report.pdf'],
	["attachment; filename=x.pdf; filename*=UTF-8''Jos%C3%A9%3B.pdf", 'José;.pdf'],
	["attachment; filename=x.pdf; filename*=UTF-8''%E9.pdf", 'x.pdf'],
	["attachment; filename*=UTF-8'es-MX'Jos%C3%A9.pdf; filename=x.pdf", 'José.pdf'],
	["attachment; FILENAME*  =  utf-8''Jos%C3%A9.pdf", 'José.pdf'],
	['attachment; filename  =  "the report.pdf" ', 'the report.pdf'],
	['attachment; filename=C:\\\\files\\\\report.pdf ', 'report.pdf'],
])('names the file as Didit does: %s', async (disposition, name) => {
	const { session_id: id } = await newSession(application, 'Approved');
	const headers = { 'content-disposition': disposition };
	await fault(application, { kind: 'status', status: 200, body: '%PDF-1.4 short', headers });
	expect((await getPdf(id)).items[0]?.binary?.data?.fileName).toBe(name);
});

test('passes on in words that an unfinished session has no report', async () => {
	const { session_id: id } = await newSession(application);
	const run = await getPdf(id);
	expect(run.error?.message).toMatch(
		/^Didit did not allow this: You can only generate a PDF for sessions that are Approved/,
	);
	expect(run.error?.description).toBe(
		'Wait for the decision before this step, with Session → Wait for Decision or a Didit Trigger.',
	);
	expect(run.sent).toHaveLength(1);
});

test('says that the session is unknown, though the page is HTML', async () => {
	const page = { body: '<html>Not Found</html>', content_type: 'text/html' };
	await fault(application, { kind: 'status', status: 404, ...page });
	const run = await getPdf('11111111-2222-4333-8444-555555555555');
	expect(run.error?.message).toBe('Didit does not know this ID (status 404)');
	expect(run.stored).not.toContain('<html');
});

test('a page that is no report is not kept as one', async () => {
	const { session_id: id } = await newSession(application, 'Approved');
	const page = { body: '<html>Sign in</html>', content_type: 'text/html' };
	await fault(application, { kind: 'status', status: 200, ...page });
	const run = await getPdf(id);
	expect(run.error?.message).toBe('Didit sent something else than the file');
	expect(run.items).toEqual([]);
});
