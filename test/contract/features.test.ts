import { FEATURES as KNOWN, keysOf, ORDER } from '../../nodes/Didit/operations/workflow/features';
import { FEATURES } from './digest';

test('every check of the contract is known, and has its place', () => {
	expect([...ORDER].sort()).toEqual(Object.keys(FEATURES).sort());
	expect(Object.keys(KNOWN).sort()).toEqual(Object.keys(FEATURES).sort());
});

test.each(Object.entries(FEATURES))(
	'%s: every key has a field or stands among the others',
	(name, { keys }) => {
		expect(keysOf(KNOWN[name]!).sort()).toEqual(Object.keys(keys).sort());
	},
);

test.each(Object.entries(FEATURES))('%s: what has a field fits the contract', (name, { keys }) => {
	const { actions = [], strictActions = [], thresholds = {}, others = [] } = KNOWN[name]!;
	for (const key of actions) expect(keys[key]?.enum).toEqual(['NO_ACTION', 'REVIEW', 'DECLINE']);
	for (const key of strictActions) expect(keys[key]?.enum).toEqual(['REVIEW', 'DECLINE']);
	for (const [key, [least, most]] of Object.entries(thresholds)) {
		const { min = 0, max = 100 } = keys[key]!;
		expect([least, most]).toEqual([min, max]);
	}
	expect(others.filter((key) => /_(threshold|action)$/.test(key))).toEqual([]);
});
