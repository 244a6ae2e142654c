import { canonicalJson } from '../../../nodes/signature/canonical/canonicalJson';
// [text, canonical form] as CPython 3.11 gives it with the specification's own function
// (process_value, then json.dumps); null where CPython raises.
import cpython from './cpython.json';

describe.each(Object.entries(cpython))('%s', (_group, cases) => {
	test.each(cases)('%j', (text, canonical) => {
		expect(canonicalJson(text as string)).toBe(canonical ?? undefined);
	});
});

describe('limits', () => {
	test('an integer of 4,300 digits is kept, one more is refused', () => {
		const longest = '9'.repeat(4300);
		expect(canonicalJson(`-${longest}`)).toBe(`-${longest}`);
		expect(canonicalJson(longest)).toBe(longest);
		expect(canonicalJson(`${longest}0`)).toBeUndefined();
	});

	test('an integer that is too long is refused even where a duplicate replaces it', () => {
		expect(canonicalJson(`{"a":${'9'.repeat(4301)},"a":1}`)).toBeUndefined();
	});

	test('nesting of 990 is read, nesting beyond CPython is refused', () => {
		const arrays = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
		const objects = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
		expect(canonicalJson(arrays(990))).toBe(arrays(990));
		expect(canonicalJson(objects(990))).toBe(objects(990));
		expect(canonicalJson(arrays(1001))).toBeUndefined();
		expect(canonicalJson(objects(1_000_000))).toBeUndefined();
		expect(canonicalJson('['.repeat(5_000_000))).toBeUndefined();
	});

	test('floats may lengthen a text by a million characters, all together', () => {
		// CPython: int(1e24) has 24 digits, 20 more than the float.
		const list = (item: string, count: number) => Array.from({ length: count }, () => item).join();
		const written = list('999999999999999983222784', 50_000);
		expect(canonicalJson(`[${list('1e24', 50_000)},"1e24"]`)).toBe(`[${written},"1e24"]`);
		expect(canonicalJson(`[${list('1e24', 50_001)}]`)).toBeUndefined();
		// What becomes shorter makes no room for others.
		expect(canonicalJson(`[${list('0e000', 99)},${list('1e24', 50_001)}]`)).toBeUndefined();
	});

	test('a text that cannot be UTF-8 is refused', () => {
		expect(canonicalJson('"\ud800"')).toBeUndefined();
	});
});

describe('objects of any size', () => {
	// 7 and the number of keys have no common factor, so that each comes up once.
	const shuffled = (count: number) =>
		Array.from({ length: count }, (_, index) => String((index * 7) % count).padStart(4, '0'));

	test.each([2, 23, 24, 25, 26, 100, 1000])('%d keys are put in order', (count) => {
		const keys = shuffled(count);
		const text = (names: string[]) => `{${names.map((name) => `"${name}":1`).join()}}`;
		expect(canonicalJson(text(keys))).toBe(text([...keys].sort()));
	});

	test.each([5, 24, 25, 300])('of %d keys that come twice the last value counts', (count) => {
		const keys = shuffled(count);
		const members = [...keys.map((key) => `"${key}":1`), ...keys.map((key) => `"${key}":2`)];
		const last = [...keys].sort().map((key) => `"${key}":2`);
		expect(canonicalJson(`{${members.join()}}`)).toBe(`{${last.join()}}`);
	});
});

describe('leaving out keys', () => {
	const omit = new Set(['b', 'x']);

	test('only of the outermost object', () => {
		expect(canonicalJson('{"c":{"b":1},"b":2,"a":[{"x":3}]}', omit)).toBe(
			'{"a":[{"x":3}],"c":{"b":1}}',
		);
		expect(canonicalJson('{"a":1,"b":2}', omit)).toBe('{"a":1}');
	});

	test('may leave nothing', () => {
		expect(canonicalJson('{"b":2}', omit)).toBe('{}');
	});

	test('of an object that is empty, or of none', () => {
		expect(canonicalJson('{}', omit)).toBe('{}');
		expect(canonicalJson('["b"]', omit)).toBe('["b"]');
	});

	test('leaves out what could not be written', () => {
		expect(canonicalJson('{"a":1,"b":NaN}', omit)).toBe('{"a":1}');
	});
});
