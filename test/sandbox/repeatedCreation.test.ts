import { newClient, useSandbox } from './ownSandbox';

const sandbox = useSandbox();

test('by default the same vendor_data makes a second session', async () => {
	const didit = await newClient(sandbox);
	const fields = { vendor_data: 'user-1' };
	expect(await didit.newSession(fields)).not.toBe(await didit.newSession(fields));
});

describe('with reuse_sessions', () => {
	const reusing = () => newClient(sandbox, { reuse_sessions: true, balance: 10 });

	test.each(['Not Started', 'In Progress', 'Resubmitted', 'Awaiting User'])(
		'one that is %s is answered again with 201, renewed and not charged again',
		async (status) => {
			const didit = await reusing();
			const create = (more: object) =>
				didit.post('session/', { workflow_id: didit.workflowId, vendor_data: 'user-1', ...more });
			const first = await create({ callback: 'https://a.example', metadata: { n: 1 } });
			await sandbox.control(`sessions/${first.body.session_id}/outcome`, { status });
			const { balance } = (await didit.get('billing/balance/')).body;

			const again = await create({ callback: 'https://b.example', metadata: { n: 2 } });
			expect(again.status).toBe(201);
			expect(again.body).toEqual({
				...first.body,
				status,
				callback: 'https://b.example',
				metadata: { n: 2 },
			});
			expect((await didit.get('billing/balance/')).body.balance).toBe(balance);
			expect((await didit.get('sessions/')).body.count).toBe(1);
		},
	);

	test.each(['Approved', 'Declined', 'In Review', 'Abandoned', 'Expired', 'Kyc Expired'])(
		'one that is %s is not used again',
		async (status) => {
			const didit = await reusing();
			const first = await didit.finished(status, { vendor_data: 'user-1' });
			expect(await didit.newSession({ vendor_data: 'user-1' })).not.toBe(first);
		},
	);

	test('other vendor_data, none, or another workflow make a session of their own', async () => {
		const didit = await reusing();
		const other = await didit.post('workflows/', { workflow_label: 'Other', is_aml_enabled: true });
		const made = [
			await didit.newSession({ vendor_data: 'user-1' }),
			await didit.newSession({ vendor_data: 'user-2' }),
			await didit.newSession(),
			await didit.newSession(),
			await didit.newSession({ vendor_data: 'user-1', workflow_id: other.body.uuid }),
		];
		expect(new Set(made).size).toBe(made.length);
	});

	test('a change of the workflow in place does not hide it', async () => {
		const didit = await reusing();
		const first = await didit.newSession({ vendor_data: 'user-1' });
		await didit.patch(`workflows/${didit.workflowId}/`, { workflow_label: 'Renamed' });
		expect(await didit.newSession({ vendor_data: 'user-1' })).toBe(first);
	});
});
