import { useClient, useSandbox } from './ownSandbox';
import { useReceiver } from './receiver';

const sandbox = useSandbox();
const receiver = useReceiver();
const didit = useClient(sandbox, () => ({ webhook_url: receiver.url }));

describe('the pages', () => {
	async function open(callback?: string) {
		const { body } = await didit.post('session/', {
			workflow_id: didit.workflowId,
			vendor_data: '<b>Zoë</b>',
			callback,
		});
		return { id: body.session_id, path: new URL(body.url).pathname };
	}
	const choose = (path: string, status: string) =>
		sandbox.send(path, {
			method: 'POST',
			body: `status=${encodeURIComponent(status)}`,
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});

	test('opening starts the session, a button ends it, and the callback gets its two values', async () => {
		const { id, path } = await open('https://shop.example/done?step=2');
		const page = await sandbox.send(path);
		expect(page.headers.get('content-type')).toContain('text/html');
		expect(page.text).toContain('&lt;b&gt;Zoë&lt;/b&gt;');
		for (const label of ['Approve', 'Decline', 'Needs Review']) expect(page.text).toContain(label);
		await sandbox.control('settle', {});
		expect(JSON.parse(receiver.deliveries[0]?.body ?? '').status).toBe('In Progress');

		const answer = await choose(path, 'In Review');
		expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
		await sandbox.control('settle', {});
		expect(JSON.parse(receiver.deliveries[1]?.body ?? '').status).toBe('In Review');
		const after = await sandbox.send(path);
		expect(after.text).toContain(
			`https://shop.example/done?step=2&amp;verificationSessionId=${id}&amp;status=In+Review`,
		);
		expect(after.text).not.toContain('<button');
		await choose(path, 'Approved');
		const { body } = await didit.get(`session/${id}/decision/`);
		expect(body.status).toBe('In Review');
	});

	test('a callback that would run as script is no link', async () => {
		const { path } = await open('javascript://x/%0Aalert(1)');
		await choose(path, 'Approved');
		expect((await sandbox.send(path)).text).not.toContain('javascript:');
	});

	test('the overview links the sessions; a token that is none is 404', async () => {
		const { path } = await open();
		expect((await sandbox.send('/')).text).toContain(`href="${path}"`);
		expect((await sandbox.send('/session/none')).status).toBe(404);
	});
});
