/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets */
import { maskSecrets } from '../../nodes/Didit/output/maskSecrets';

const plain = { id: 7, gone: undefined, list: [{ name: 'a' }, null, true] };

test('what holds no secret is handed on as it is', () => {
	expect(maskSecrets(plain)).toBe(plain);
});

test('of what holds one only that is new', () => {
	const answer = { plain, hooks: [{ secret: 'whsec_0123456789' }, plain] };
	const masked = maskSecrets(answer);
	expect(masked).toEqual({ plain, hooks: [{ secret: '********6789' }, plain] });
	expect(masked.plain).toBe(plain);
	expect((masked.hooks as unknown[])[1]).toBe(plain);
	expect(answer.hooks[0]).toEqual({ secret: 'whsec_0123456789' });
});

test.each([
	...['client_secret', 'secret', 'secret_key', 'secret_shared_key', 'shared_secret'],
	...['signing_secret', 'webhook_secret', 'previous_secret_shared_key', 'Secret_Key'],
])('%s is one, at any depth', (name) => {
	const answer = { a: [{ b: { [name]: 'whsec_0123456789' } }] };
	expect(maskSecrets(answer)).toEqual({ a: [{ b: { [name]: '********6789' } }] });
});

test('so is all that stands in a list of old ones', () => {
	const old_secrets = ['whsec_0123456789', { value: 'whsec_9876543210', until: 7 }];
	expect(maskSecrets({ old_secrets })).toEqual({
		old_secrets: ['********6789', { value: '********3210', until: 7 }],
	});
});

test.each(['secret_key_id', 'secrets', 'has_secret', 'token', 'api_key'])('%s is none', (name) => {
	const answer = { [name]: 'whsec_0123456789' };
	expect(maskSecrets(answer)).toBe(answer);
});

test.each([
	...['answers', 'custom_fields', 'expected_details', 'extra_data', 'extra_fields'],
	...['form_elements', 'metadata', 'questionnaire_responses', 'responses', 'tags'],
])('what people put into %s stays as they wrote it', (name) => {
	const answer = { [name]: { secret: 'whsec_0123456789' } };
	expect(maskSecrets(answer)).toBe(answer);
});

test.each([
	['12345678901', '********'],
	['123456789012', '********9012'],
	['', '********'],
])('of %j no more is shown than %s', (secret, masked) => {
	expect(maskSecrets({ secret })).toEqual({ secret: masked });
});
