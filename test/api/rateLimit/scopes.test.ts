import { SCOPE_LIMITS, scopeOf } from '../../../nodes/api/rateLimit/scopes';
import type { DiditRequest } from '../../../nodes/api/types';
import { findOperation } from '../../../nodes/Didit/operations';

test.each<[DiditRequest['method'], string]>([
	['GET', 'read'],
	['POST', 'write'],
	['PATCH', 'write'],
	['DELETE', 'write'],
])('%s counts as %s', (method, scope) => {
	expect(scopeOf({ method, path: ['workflows'] })).toBe(scope);
});

test('a request may name another scope', () => {
	expect(scopeOf({ method: 'GET', path: ['session'], rateScope: 'pdf' })).toBe('pdf');
});

const ID = '11111111-2222-4333-8444-555555555555';

test.each([
	['getDecision', 'decision'],
	['getPdf', 'pdf'],
	['delete', 'write'],
	['getAll', 'read'],
])('Session %s counts as %s', async (value, scope) => {
	const { request } = findOperation('session', value)!;
	const parameters = { id: () => ID, wire: () => ({}) };
	const form = typeof request === 'function' ? request : request.spec;
	const build = form as (some: unknown) => DiditRequest | Promise<DiditRequest>;
	expect(scopeOf(await build(parameters))).toBe(scope);
});

test('the limits are those of the specification, and two of today’s Didit', () => {
	expect(SCOPE_LIMITS).toEqual({
		...{ read: 300, write: 300, create: 600, decision: 100, pdf: 100 },
		...{ ingest: 600, dataUpdate: 10 },
	});
});
