import { contentFindings, manifestFindings } from '../../scripts/release/checks/contents';

const GOOD = new Map([
	['package.json', 10],
	['README.md', 10],
	['LICENSE', 10],
	['dist/nodes/Didit/Didit.node.js', 10],
	['dist/icons/didit.svg', 10],
]);

const MANIFEST = { n8n: { nodes: ['dist/nodes/Didit/Didit.node.js'], credentials: [] } };
const PACKED = new Map([['dist/nodes/Didit/Didit.node.js', Buffer.from('')]]);

test('a package as it should be', () => {
	expect(contentFindings(GOOD)).toEqual([]);
	expect(manifestFindings(MANIFEST, PACKED)).toEqual([]);
});

test.each([
	'nodes/Didit/Didit.node.ts',
	'dist/nodes/Didit/Didit.node.js.map',
	'dist/nodes/Didit/Didit.node.d.ts',
	'test/words.test.ts',
	'.npmrc',
	'CHANGELOG.md',
])('%s does not belong into the package', (path) => {
	expect(contentFindings(new Map([...GOOD, [path, 1]]))).toEqual([
		expect.stringContaining(`${path} does not belong`),
	]);
});

test.each(['package.json', 'README.md', 'LICENSE'])('a package without %s', (path) => {
	const without = new Map([...GOOD].filter(([name]) => name !== path));
	expect(contentFindings(without)).toEqual([`${path} is not in the package.`]);
});

test('a package without dist', () => {
	const without = new Map([...GOOD].filter(([name]) => !name.startsWith('dist/')));
	expect(contentFindings(without)).toEqual(['The package has no dist: build first.']);
});

test('a package of more than a megabyte', () => {
	expect(contentFindings(new Map([...GOOD, ['dist/more.js', 1_000_000]]))).toEqual([
		expect.stringContaining('too large: 1000050 bytes'),
	]);
});

test.each(['dependencies', 'optionalDependencies', 'bundleDependencies'])('%s', (field) => {
	const manifest = { ...MANIFEST, [field]: { lodash: '4' } };
	expect(manifestFindings(manifest, PACKED)).toEqual([expect.stringContaining(`has ${field}`)]);
});

test('a script that runs where people install', () => {
	const manifest = { ...MANIFEST, scripts: { postinstall: 'node x.js', test: 'jest' } };
	expect(manifestFindings(manifest, PACKED)).toEqual([expect.stringContaining('postinstall')]);
});

test('a node that n8n is told of and that is not there', () => {
	expect(manifestFindings(MANIFEST, new Map())).toEqual([
		expect.stringContaining('dist/nodes/Didit/Didit.node.js, which is not in the package'),
	]);
	expect(manifestFindings({}, PACKED)).toEqual([expect.stringContaining('neither nodes nor')]);
});
