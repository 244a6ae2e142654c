import type { FailureCause, Attempt } from '../../../nodes/api/http/sendOnce';
import type { RetryResult } from '../../../nodes/api/retry/sendWithRetry';
import { errorBodyText } from '../../../nodes/api/errors/errorBodyText';
import type { DiditRequest } from '../../../nodes/api/types';
import { describeFailure } from '../../../nodes/api/errors/describeFailure';

const get: DiditRequest = { method: 'GET', path: ['workflows'] };
const post: DiditRequest = { method: 'POST', path: ['session'], body: {} };

const WHY = { detail: 'Why.' };

const ending = (last: Attempt): RetryResult => ({ last, outcomeUnknown: false, outOfTime: false });
const none = (why: FailureCause): Attempt => ({ kind: 'networkFailure', why, words: 'the cause' });
const answer = (status: number, body: unknown): Attempt => ({
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
		[
			{ options: { code_size: ['Too long.'] } },
			'Options → Code Size (options.code_size): Too long.',
		],
		[
			{ form_elements: [{}, { label: ['Missing.'] }] },
			'Form Elements → 2 → Label (form_elements.2.label): Missing.',
		],
		[{ features: [['Unknown feature.']] }, 'Features → 1 (features.1): Unknown feature.'],
		[{ non_field_errors: ['Nothing to do.'] }, 'Nothing to do.'],
		[['Minimum is 50.', 'Again.'], 'Minimum is 50. Again.'],
		[[{ detail: 'One.' }, { name: ['Two.'] }], 'One. Name (name): Two.'],
		[{ message: 'No.' }, 'No.'],
		[{ errors: ['No.', 'Never.'] }, 'No. Never.'],
		[{ detail: 'No.', code: null, hint: '' }, 'No.'],
		[{ error: "You don't have enough credits" }, "You don't have enough credits"],
		[{ error: ['No.'] }, 'No.'],
		[
			{ error: 'Provider', validation_errors: ['Bad'] },
			'Provider Validation Errors (validation_errors): Bad',
		],
		['<html><body>Not Found</body></html>', ''],
		['\n <!doctype html>', ''],
		['plain text', 'plain text'],
		['x<5 is <b>too</b> small', 'x<5 is <b>too</b> small'],
		[['<name> is missing.'], '<name> is missing.'],
		[Buffer.from('{"detail":"Not allowed."}'), 'Not allowed.'],
		[Buffer.from('<html></html>'), ''],
		[Buffer.from('\n <!doctype html>'), ''],
		[Buffer.from('x<5 is <b>too</b> small'), 'x<5 is <b>too</b> small'],
		[{ valid_idiom: 'Unknown.' }, 'Valid Idiom (valid_idiom): Unknown.'],
		[{ secret_shared_key: 'whsec_0123' }, 'Secret Shared Key (secret_shared_key): •••'],
		[{ api_key: ' k0123 ' }, 'Api Key (api_key): •••'],
		[{ apikey: 'k0123' }, 'Apikey (apikey): •••'],
		[
			{ password: ['This password is too common.'] },
			'Password (password): This password is too common.',
		],
		[undefined, ''],
		[{}, ''],
		['two\u0000\u001b[31m lines\n', 'two [31m lines'],
	])('%j', (body, expected) => {
		expect(errorBodyText(body)).toBe(expected);
	});

	test('are cut where they go on and on', () => {
		expect(errorBodyText({ detail: 'word '.repeat(2000) })).toBe(`${'word '.repeat(100)}…`);
		expect(errorBodyText({ detail: 'x'.repeat(500) })).toBe('x'.repeat(500));
	});

	test('are not cut within a word, which may be a secret that is masked as a whole', () => {
		expect(errorBodyText({ detail: `Bad key ${'x'.repeat(500)}` })).toBe('Bad key …');
		expect(errorBodyText({ detail: 'x'.repeat(501) })).toBe('…');
	});
});

describe('every status of the specification says what happened and what to do', () => {
	test.each([
		[400, 'could not accept', 'Change what Didit objects to'],
		[401, 'did not accept the sign-in', 'API key'],
		[402, 'balance', 'Top up'],
		[403, 'did not allow', 'permission'],
		[404, 'does not have what was asked for', 'check the ID'],
		[409, 'conflict', 'Read the record again'],
		[410, 'no longer available', 'Create a new one'],
		[415, 'format', 'base URL'],
		[422, 'could not process', 'Correct the field'],
		[429, 'limiting', 'It was not carried out. This workflow'],
		[300, 'redirect', 'base URL'],
		[301, 'redirect', 'base URL'],
		[399, 'redirect', 'base URL'],
		[418, 'refused', 'Check the values'],
	])('%d', (status, what, remedy) => {
		const { message, description, httpCode } = describeFailure(ending(answer(status, WHY)), post);
		expect(message).toContain(what);
		expect(message).toContain('Why.');
		expect(description).toContain(remedy);
		expect(description).not.toContain('not known whether');
		expect(httpCode).toBe(String(status));
	});

	test('a body without words leaves the status', () => {
		expect(describeFailure(ending(answer(404, '<html></html>')), get).message).toMatch(
			/\(status 404\)$/,
		);
	});

	test('the remedy names the credential that was used', () => {
		const refused = ending(answer(401, { detail: 'No.' }));
		expect(describeFailure(refused, { ...get, access: 'bearer' }).description).toContain(
			'account credential',
		);
		expect(describeFailure(refused, { ...post, access: 'open' }).description).toMatch(
			/^Check the email and password:/,
		);
	});

	test.each([
		[400, { language: ['Unknown.'] }, /^Correct the field that is named/],
		[400, { detail: "You don't have enough credits to perform this request." }, /^Top up the bal/],
		[403, { error: "You don't have enough credits" }, /^Top up the balance/],
		[403, { detail: 'You do not have permission to perform this action.' }, /^Check the API key/],
		[403, { detail: 'Authentication credentials were not provided.' }, /^Check the API key/],
		[
			403,
			{ detail: 'You can only share finished sessions.' },
			/^If this does not explain it, the API/,
		],
		[403, {}, /^The balance may be used up, or the API key/],
	])('the remedy for %d fits %j', (status, body, remedy) => {
		expect(describeFailure(ending(answer(status, body)), post).description).toMatch(remedy);
	});

	test('advice of the operation stands in the place of the general one', () => {
		const advice = 'Do it in the console.';
		const { description } = describeFailure(ending(answer(400, {})), post, { hint: advice });
		expect(description).toBe(advice);
	});

	test('fields are named as the person sees them', () => {
		const labels = new Map([
			['workflow_id', 'Workflow'],
			['contact_details.phone', 'Contact Details → Phone'],
		]);
		const body = { workflow_id: ['Required.'], contact_details: { phone: ['Wrong.'] } };
		expect(errorBodyText(body, labels)).toBe(
			'Workflow (workflow_id): Required. Contact Details → Phone (contact_details.phone): Wrong.',
		);
	});

	test('rows of a list are named as their field; a name that holds a digit is no row', () => {
		const labels = new Map([
			['persons.first_name', 'Persons → First Name'],
			['persons', 'Persons'],
			['address.line_1', 'Address → Line 1'],
			['address.2nd', 'Address → Second'],
		]);
		const wrong = ['Wrong.'];
		const said = (body: object) => errorBodyText(body, labels);
		expect(said({ persons: { 12: { first_name: wrong } } })).toBe(
			'Persons → First Name (persons.12.first_name): Wrong.',
		);
		expect(said({ persons: { 0: wrong } })).toBe('Persons (persons.0): Wrong.');
		expect(said({ address: { line_1: wrong } })).toBe('Address → Line 1 (address.line_1): Wrong.');
		expect(said({ address: { '2nd': wrong } })).toBe('Address → Second (address.2nd): Wrong.');
	});
});

describe('when there is no answer', () => {
	test.each<[FailureCause, RegExp]>([
		['unreachable', /could not be reached\nNothing was sent\. Check the network/],
		['tls', /secure connection.*\nNothing was sent\. The certificate/],
		['cancelled', /cancelled\nNothing was sent\.$/],
		['heldBack', /limiting the number of requests\nNothing was sent\. .*fewer items at a time/],
		['notSent', /was not sent\nthe cause$/],
		['loginFailed', /^the cause\n.*tried once/],
	])('%s', (why, expected) => {
		const { message, description, httpCode } = describeFailure(ending(none(why)), post);
		expect(`${message}\n${description}`).toMatch(expected);
		expect(httpCode).toBeUndefined();
	});

	test('what n8n stopped without words points to the credential', () => {
		const silent: Attempt = { kind: 'networkFailure', why: 'notSent', words: '' };
		expect(describeFailure(ending(silent), get).description).toBe(
			'Check the credential of the node.',
		);
	});
});

describe('what may have been carried out', () => {
	const unclear: Array<[string, Attempt, string, string]> = [
		['500', answer(500, WHY), 'Didit had trouble of its own: Why.', ''],
		['no words', answer(502, '<html>'), 'Didit had trouble of its own (status 502)', ''],
		['a lost connection', none('connectionLost'), 'The connection to Didit broke off', ''],
		['a timeout', none('timeout'), 'Didit did not answer in time', ''],
		['an unreadable answer', none('unreadable'), 'could not be read', 'It broke off, or something'],
		['an unfitting one', none('unfitting'), 'the cause', 'check the base URL in the credential'],
		['a cancel', none('cancelled'), 'The execution was cancelled', ''],
	];

	test.each(unclear)('after %s', (_what, last, message, rest) => {
		const unknown = 'It is not known whether Didit carried the request out.';
		const say = (request: DiditRequest, check?: string) => {
			const words = describeFailure({ last, outcomeUnknown: true, outOfTime: false }, request, {
				howToCheck: check,
			});
			expect(words.message).toContain(message);
			expect(words.description).toContain(rest);
			return words.description;
		};
		expect(say(get)).toContain('Nothing was changed. Try again later.');
		expect(say(get)).not.toContain(unknown);
		expect(say(post)).toContain(`${unknown} Look there before you send it again.`);
		expect(say(post, 'Look in the list.')).toContain(`${unknown} Look in the list.`);
		expect(say({ method: 'DELETE', path: ['x'] }, 'Look in the list.')).toContain(
			`${unknown} It can be sent again without harm.`,
		);
	});

	test('is said although a later try was certainly not', () => {
		for (const last of [answer(429, WHY), none('unreachable')]) {
			const again = { ...post, repeatable: true };
			const { description } = describeFailure(
				{ last, outcomeUnknown: true, outOfTime: true },
				again,
			);
			expect(description).toContain('It is not known whether');
			expect(description).not.toMatch(/Nothing was sent|It was not carried out/);
		}
	});
});

test('names the option that another try would have exceeded', () => {
	const outOfTime = { last: answer(429, {}), outcomeUnknown: false, outOfTime: true };
	expect(describeFailure(outOfTime, get, { maxWait: 2_500 }).description).toMatch(
		/Going on would have exceeded Max Wait, 2\.5 seconds in the options of the node\.$/,
	);
	expect(describeFailure(outOfTime, get).description).not.toContain('Max Wait');
	expect(
		describeFailure({ ...outOfTime, outOfTime: false }, get, { maxWait: 1 }).description,
	).not.toContain('Max Wait');
});
