import { SCOPE_LIMITS, scopeOf } from '../../../nodes/api/rateLimit/scopes';
import type { DiditRequest } from '../../../nodes/api/types';

test.each<[DiditRequest['method'], string, string]>([
	['GET', 'workflows', 'read'],
	['GET', 'sessions', 'read'],
	['GET', 'users/decision', 'read'],
	['GET', 'users/a/decision', 'read'],
	['GET', 'session/x/decision', 'decision'],
	['GET', 'session/x/generate-pdf', 'pdf'],
	['GET', 'sessions/x/reviews', 'read'],
	['POST', 'session', 'create'],
	['POST', 'workflows', 'write'],
	['POST', 'session/import-shared', 'write'],
	['POST', 'session/x/share', 'write'],
	['PATCH', 'session/x/update-status', 'write'],
	['PATCH', 'session', 'write'],
	['DELETE', 'session/x/delete', 'write'],
])('%s %s counts as %s', (method, path, group) => {
	expect(scopeOf({ method, path: path.split('/') })).toBe(group);
});

test('the limits are those of the specification', () => {
	expect(SCOPE_LIMITS).toEqual({ read: 300, write: 300, create: 600, decision: 100, pdf: 100 });
});
