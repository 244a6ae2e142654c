/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { REFUSALS } from '../../nodes/DiditTrigger/webhook/logMessages';
import { properties } from '../../nodes/DiditTrigger/properties';

const docs = readFileSync(path.resolve(__dirname, '../../docs/trigger.md'), 'utf8');
const rows = docs.split('\n').filter((line) => line.startsWith('|'));

test.each(Object.values(REFUSALS))('says what to do when the log says: %s', (words) => {
	expect(rows.filter((row) => row.startsWith(`| ${words} `))).toHaveLength(1);
});

test('describes every setting', () => {
	const settings = properties.flatMap(({ displayName, type, options = [] }) => {
		if (type === 'notice') return [];
		if (type !== 'collection') return [displayName];
		return options.map(
			(option) => `${displayName} → ${'displayName' in option && option.displayName}`,
		);
	});
	const described = rows.map((row) => row.slice(2).split(' |')[0]?.trim());
	expect(described).toEqual(expect.arrayContaining(settings));
});
