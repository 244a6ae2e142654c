import { Bounded } from '../../nodes/api/bounded';
import { fullText } from '../../nodes/api/fullText';
import { redact } from '../../nodes/api/redact';

describe('what is secret', () => {
	test('is blotted out wherever it stands', () => {
		expect(redact('key abcd and abcd.', ['abcd'])).toBe('key ••• and •••.');
		expect(redact('abcd efgh', ['efgh', 'abcd'])).toBe('••• •••');
	});

	test('is left where it is too short, or it would take words away', () => {
		expect(redact('an abc', ['abc', '', 'a'])).toBe('an abc');
	});

	test('is no pattern', () => {
		expect(redact('a.c+ and abcc', ['a.c+'])).toBe('••• and abcc');
	});
});

describe('all that an error says', () => {
	const error = (message: string, description?: unknown) =>
		fullText(Object.assign(new Error(message), { description }));

	test.each([
		['No', 'Do this.', 'No. Do this.'],
		['No.', 'Do this.', 'No. Do this.'],
		['No!', 'Do this.', 'No! Do this.'],
		['No?', 'Do this.', 'No? Do this.'],
		['No', '', 'No'],
		['No', undefined, 'No'],
		['No', null, 'No'],
		['3.5 of 4', 'Go on.', '3.5 of 4. Go on.'],
	])('%s, %p', (message, description, expected) => {
		expect(error(message, description)).toBe(expected);
	});
});

describe('a map of limited size', () => {
	test('forgets what was used longest ago', () => {
		const map = new Bounded<number>(2);
		map.set('a', 1);
		map.set('b', 2);
		expect(map.get('a')).toBe(1);
		map.set('c', 3);
		expect([map.has('a'), map.has('b'), map.has('c'), map.size]).toEqual([true, false, true, 2]);
	});

	test('looking whether something is there does not keep it', () => {
		const map = new Bounded<number>(2);
		map.set('a', 1);
		map.set('b', 2);
		expect(map.has('a')).toBe(true);
		map.set('c', 3);
		expect(map.has('a')).toBe(false);
	});

	test('looking for what is not there pushes nothing out', () => {
		const map = new Bounded<number>(1);
		map.set('a', 1);
		expect(map.get('b')).toBeUndefined();
		expect([map.has('b'), map.get('a'), map.size]).toEqual([false, 1, 1]);
	});

	test('setting something again does not push others out', () => {
		const map = new Bounded<number>(2);
		map.set('a', 1);
		map.set('b', 2);
		map.set('a', 3);
		expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([3, 2, undefined]);
	});
});
