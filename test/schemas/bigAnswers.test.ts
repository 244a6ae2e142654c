import type { INodeProperties } from 'n8n-workflow';
import { registry } from '../../nodes/Didit/operations';
import type { Operation } from '../../nodes/Didit/engine/operation';
import { Tour } from './tour';

const MOST_FIELDS = 10;

let whole: Tour['samples'];
let shown: Tour['samples'];
beforeAll(async () => {
	whole = await new Tour({ simplify: false }).go();
	shown = await new Tour().go();
}, 240_000);

const operations = registry.flatMap((resource) =>
	resource.operations.map(
		(operation) => [`${resource.value}.${operation.value}`, operation] as const,
	),
);

const fieldOf = ({ fields }: Operation, name: string): INodeProperties | undefined =>
	fields.find((field) => field.name === name);

/** All that was seen in any of these items. */
const keysIn = (items: object[] = []): string[] => [...new Set(items.flatMap(Object.keys))];

test.each(operations)('%s has Simplify if its answers are large', (name, operation) => {
	const sizes = (whole[name] ?? []).map((item) => Object.keys(item).length);
	if (Math.max(...sizes) <= MOST_FIELDS) return;
	expect(fieldOf(operation, 'simplify')).toMatchObject({ type: 'boolean', default: true });
	expect(fieldOf(operation, 'output')).toMatchObject({ default: 'simple' });
});

const simplified = operations.filter(([, operation]) => fieldOf(operation, 'simplify'));

test('there are large answers', () => {
	expect(simplified.length).toBeGreaterThan(15);
});

/** What is no text, number or switch. */
const recordsIn = (item: object): object[] =>
	Object.values(item).filter((value): value is object => typeof value === 'object' && !!value);

test.each(simplified)('%s then hands out ten fields at most, some of them flat records', (name) => {
	for (const item of shown[name] ?? []) {
		expect(Object.keys(item).length).toBeLessThanOrEqual(MOST_FIELDS);
		// The metadata are the user's own.
		for (const record of recordsIn({ ...item, metadata: null })) {
			expect(Array.isArray(record)).toBe(false);
			expect(recordsIn(record)).toEqual([]);
		}
	}
});

test.each(simplified)('%s lets agents choose among all that Didit answers', (name, operation) => {
	const { options = [] } = fieldOf(operation, 'fields') ?? {};
	const offered = options.map((option) => ('value' in option ? option.value : undefined));
	expect(offered).toEqual(expect.arrayContaining(keysIn(whole[name])));
	expect([...offered].sort()).toEqual(offered);
});
