import { changelogFindings } from '../../scripts/release/checks/changelog';

const released = `# Changelog

## [Unreleased]

## [0.2.0] - 2026-12-01

- More.

## [0.1.0] - 2026-11-01

- The first.

[Unreleased]: https://example.com/compare
[0.2.0]: https://example.com/0.2.0
[0.1.0]: https://example.com/0.1.0
`;

const before = `# Changelog

## [Unreleased]

- The first.

[Unreleased]: https://example.com/compare
`;

test('a version that has its entry', () => {
	expect(changelogFindings(released, '0.2.0', false)).toEqual([]);
});

test('the state before a release is good only if one says so', () => {
	expect(changelogFindings(before, '0.1.0', true)).toEqual([]);
	expect(changelogFindings(before, '0.1.0', false)).toEqual([
		expect.stringContaining('no "## [0.1.0] - <date>"'),
	]);
});

test.each([
	['no entry, and nothing waits for one', released, '0.3.0', true, 'says nothing of 0.3.0'],
	['no entry', released, '0.3.0', false, 'no "## [0.3.0]'],
	['an older one', released, '0.1.0', false, '0.2.0 above 0.1.0'],
	['empty', released.replace('- More.', ''), '0.2.0', false, 'nothing under 0.2.0'],
	['no date', released.replace(' - 2026-12-01', ''), '0.2.0', false, 'no date for 0.2.0'],
	['no day', released.replace('2026-12-01', 'December'), '0.2.0', false, 'no date for 0.2.0'],
	['no address', released.replace('[0.2.0]: ', ''), '0.2.0', false, 'where [0.2.0] leads'],
	[
		'changes that wait still',
		released.replace('## [Unreleased]', '## [Unreleased]\n\n- Later.'),
		'0.2.0',
		false,
		'under Unreleased',
	],
] as const)('%s', (_case, text, version, unreleased, finding) => {
	expect(changelogFindings(text, version, unreleased)).toEqual([expect.stringContaining(finding)]);
});
