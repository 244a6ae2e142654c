import type { IExecuteFunctions } from 'n8n-workflow';
import { addHint, askingForNewToken, saysToolExecution, withToken } from '../../nodes/common/host';

const asContext = (context: object) => context as IExecuteFunctions;

test('who calls is asked where n8n can tell', () => {
	expect(saysToolExecution(asContext({}))).toBe(false);
	expect(saysToolExecution(asContext({ isToolExecution: () => false }))).toBe(false);
	expect(saysToolExecution(asContext({ isToolExecution: () => true }))).toBe(true);
});

test('a hint goes to the output, and to the log where the run has none', () => {
	const hints: unknown[] = [];
	const logged: unknown[] = [];
	const context = {
		getNode: () => ({ name: 'Verify' }),
		logger: { info: (...entry: unknown[]) => logged.push(entry) },
	};
	addHint(asContext({ ...context, addExecutionHints: (hint: unknown) => hints.push(hint) }), 'One');
	expect({ hints, logged }).toEqual({
		hints: [{ message: 'One', location: 'outputPane' }],
		logged: [],
	});
	addHint(asContext(context), 'Two');
	expect(hints).toHaveLength(1);
	expect(logged).toEqual([['Didit: Two', { nodeName: 'Verify' }]]);
});

describe('the account token', () => {
	const request = { url: 'https://didit.test/auth/v2/organizations/me/', headers: { a: 'b' } };
	const signed = { ...request, headers: { a: 'b', Authorization: 'Bearer new' } };

	test('goes out with the request', () => {
		expect(withToken(request, 'new')).toEqual(signed);
		expect(withToken({ url: request.url }, 'new').headers).toEqual({ Authorization: 'Bearer new' });
	});

	test('makes n8n log in when it is the one that was refused, and stays secret', () => {
		const again = askingForNewToken(request, 'old');
		expect(JSON.stringify(again)).not.toContain('old');
		expect(() => withToken(again, 'old')).toThrow(
			expect.objectContaining({ response: { status: 401 } }) as Error,
		);
		expect(withToken(again, 'new')).toEqual(signed);
		expect(request.headers).toEqual({ a: 'b' });
	});
});
