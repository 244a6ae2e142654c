import type { Breakdown, Exchange } from '../../nodes/api/exchange';
import { quote } from '../../nodes/api/quote';
import type { DiditRequest } from '../../nodes/api/types';
import { explain } from '../../nodes/api/words';

const get: DiditRequest = { method: 'GET', path: ['workflows'] };
const post: DiditRequest = { method: 'POST', path: ['session'], body: {} };

const answer = (status: number, body: unknown): Exchange => ({
	kind: 'answer',
	response: { status, headers: {}, body },
});

describe('the words of Didit', () => {
	test.each([
		[{ detail: 'Not found.' }, 'Not found.'],
		[{ detail: ['Session is not finished.'] }, 'Session is not finished.'],
		[
			{ workflow_id: ['This field is required.'] },
			'Workflow ID (workflow_id): This field is required.',
		],
		[{ workflow_id: 'Invalid workflow_id.' }, 'Workflow ID (workflow_id): Invalid workflow_id.'],
		[{ options: { code_size: ['Too long.'] } }, 'Options (options.code_size): Too long.'],
		[
			{ form_elements: [{}, { label: ['Missing.'] }] },
			'Form Elements (form_elements.2.label): Missing.',
		],
		[{ features: [['Unknown feature.']] }, 'Features (features.1): Unknown feature.'],
		[{ non_field_errors: ['Nothing to do.'] }, 'Nothing to do.'],
		[['Minimum is 50.', 'Again.'], 'Minimum is 50. Again.'],
		[{ error: "You don't have enough credits" }, "You don't have enough credits"],
		[{ error: ['No.'] }, 'No.'],
		[
			{ error: 'Provider', validation_errors: ['Bad'] },
			'Provider Validation Errors (validation_errors): Bad',
		],
		['<html><body>Not Found</body></html>', ''],
		['plain text', 'plain text'],
		[Buffer.from('{"detail":"Not allowed."}'), 'Not allowed.'],
		[Buffer.from('<html></html>'), ''],
		[{ secret_shared_key: 'whsec_0123' }, 'Secret Shared Key (secret_shared_key): •••'],
		[
			{ password: ['This password is too common.'] },
			'Password (password): This password is too common.',
		],
		[undefined, ''],
		[{}, ''],
		['two\u0000\u001b[31m lines\n', 'two [31m lines'],
	])('%j', (body, expected) => {
		expect(quote(body)).toBe(expected);
	});

	test('are cut where they go on and on', () => {
		expect(quote({ detail: 'x'.repeat(10_000) })).toHaveLength(501);
	});
});

describe('every status of the specification says what happened and what to do', () => {
	test.each([
		[400, 'could not accept', 'Correct the field'],
		[401, 'did not accept the sign-in', 'API key'],
		[403, 'did not allow', 'balance'],
		[404, 'does not know this ID', 'Check the ID'],
		[409, 'conflict', 'Read the record again'],
		[410, 'no longer available', 'Create a new one'],
		[415, 'format', 'base URL'],
		[422, 'could not process', 'Correct the field'],
		[429, 'limiting', 'fewer items'],
		[500, 'trouble of its own', 'Try again later'],
		[502, 'trouble of its own', 'Try again later'],
		[301, 'redirect', 'base URL'],
		[418, 'refused', 'Check the values'],
	])('%d', (status, what, remedy) => {
		const { message, description, httpCode } = explain(answer(status, { detail: 'Why.' }), get);
		expect(message).toContain(what);
		expect(message).toContain('Why.');
		expect(description).toContain(remedy);
		expect(httpCode).toBe(String(status));
	});

	test('a body without words leaves the status', () => {
		expect(explain(answer(404, '<html></html>'), get).message).toMatch(/\(status 404\)$/);
	});

	test('the remedy names the credential that was used', () => {
		const refused = answer(401, { detail: 'No.' });
		expect(explain(refused, { ...get, access: 'bearer' }).description).toContain(
			'account credential',
		);
		expect(explain(refused, { ...post, access: 'open' }).description).toContain(
			'e-mail and password',
		);
	});

	test('advice of the operation comes first', () => {
		const { description } = explain(answer(400, {}), post, 'Do it in the console.');
		expect(description).toMatch(/^Do it in the console\. Correct/);
	});
});

describe('when there is no answer', () => {
	const none = (why: Breakdown): Exchange => ({ kind: 'breakdown', why, words: 'the cause' });

	test.each<[Breakdown, RegExp]>([
		['unreachable', /could not be reached.*Nothing was sent/s],
		['tls', /secure connection.*Nothing was sent/s],
		['notSent', /was not sent.*the cause/s],
		['loginFailed', /the cause.*tried once/s],
	])('%s', (why, expected) => {
		const { message, description } = explain(none(why), post);
		expect(`${message}\n${description}`).toMatch(expected);
	});

	test.each<Breakdown>(['connectionLost', 'timeout'])(
		'%s is honest about what is unknown',
		(why) => {
			expect(explain(none(why), post).description).toContain('not known whether');
			expect(explain(none(why), get).description).not.toContain('not known whether');
		},
	);
});
