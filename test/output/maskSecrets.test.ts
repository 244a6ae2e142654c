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
