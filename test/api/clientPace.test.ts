import { DiditClient } from '../../nodes/api/DiditClient';
import { EXECUTE_POLICY, INTERACTIVE_POLICY } from '../../nodes/api/policies';
import { setUp } from './answers';

describe('the pace', () => {
	const read = { method: 'GET', path: ['users'] } as const;
	const ofAccount = { method: 'GET', path: ['organizations', 'me'], access: 'bearer' } as const;
	const refusal = { status: 429, headers: { 'retry-after': '20' } };
	const good = { status: 200, body: [] };

	test('that one client learnt is kept by all with the same key', async () => {
		const { context, clock, sent } = setUp([refusal]);
		const noTime = { maxWait: 0 };
		const first = new DiditClient(context, EXECUTE_POLICY, clock).send(read, noTime);
		await expect(first).rejects.toMatchObject({ httpCode: '429' });
		const second = new DiditClient(context, EXECUTE_POLICY, clock).send(read, noTime);
		await expect(second).rejects.toMatchObject({
			description: expect.stringMatching(/^Nothing was sent\./) as string,
		});
		expect(sent).toHaveLength(1);
	});

	test.each([
		['a hook, which has no time', INTERACTIVE_POLICY, read],
		['an account, which has no such limit', EXECUTE_POLICY, ofAccount],
	])('is nothing to %s', async (_whom, policy, request) => {
		const { context, clock, sent } = setUp([refusal, refusal, good]);
		const noTime = { maxWait: 0 };
		const keyed = new DiditClient(context, EXECUTE_POLICY, clock).send(read, noTime);
		await expect(keyed).rejects.toMatchObject({ httpCode: '429' });
		const refused = new DiditClient(context, policy, clock).send(request, noTime);
		await expect(refused).rejects.toMatchObject({ httpCode: '429' });
		await new DiditClient(context, policy, clock).send(request, noTime);
		expect(sent).toHaveLength(3);
	});
});
