/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '../../../nodes/signature/canonical/canonicalJson';

// The hardest of 100,000 random documents, each with the canonical form that CPython gives by the
// specification's own function, or null where that raises. `npm run test:differential` made it.
const file = path.resolve(__dirname, '../../fixtures/canonical.jsonl');
const [source, ...documents] = readFileSync(file, 'utf8')
	.trimEnd()
	.split('\n')
	.map((line) => JSON.parse(line) as unknown) as [object, ...Array<[string, string | null]>];

test('there are at least 2,000 documents, and CPython refuses some of them', () => {
	expect(source).toMatchObject({ reference: expect.stringMatching(/^CPython 3\./) });
	expect(documents.length).toBeGreaterThanOrEqual(2_000);
	const refused = documents.filter(([, canonical]) => canonical === null);
	expect(refused.length).toBeGreaterThan(200);
	expect(refused.length).toBeLessThan(documents.length / 2);
});

test('all of them have the canonical form that CPython gives, or are refused', () => {
	const different = documents
		.map(([text, canonical]) => ({ text, canonical, ours: canonicalJson(text) ?? null }))
		.filter(({ canonical, ours }) => ours !== canonical);
	expect(different).toEqual([]);
});
