import { linkFindings, linksOf } from '../../scripts/release/checks/links';

const pages = new Map([
	['docs/trigger.md', '# The trigger\n\n## What\'s a rotation?\n\n<a name="own"></a>'],
	['docs/pictures/canvas.webp', ''],
]);
const findings = (readme: string, repository = 'https://github.com/a/b'): string[] =>
	linkFindings(readme, pages, repository);

test.each([
	'[x](docs/trigger.md)',
	'[x](./docs/trigger.md#whats-a-rotation)',
	'[x](docs/trigger.md#own)',
	'[x](docs)',
	'[x](https://docs.didit.me)',
	'## Install it\n\n[x](#install-it)',
	'<img src="docs/pictures/canvas.webp">',
	'```\n[x](nowhere.md)\n```',
])('%s leads somewhere', (readme) => {
	expect(findings(readme)).toEqual([]);
});

test.each([
	['[x](docs/gone.md)', 'docs/gone.md, which is not committed'],
	['[x](docs/trigger.md#gone)', 'no such heading'],
	['[x](#gone)', 'no such heading'],
	['![x](docs/pictures/gone.webp)', 'docs/pictures/gone.webp, which is not committed'],
	['<source srcset="docs/pictures/gone.webp">', 'docs/pictures/gone.webp'],
	['[x](/docs/trigger.md)', 'only paths inside the repository'],
	['[x](../other/README.md)', 'only paths inside the repository'],
	['[x](http://docs.didit.me)', 'no address with https'],
	['[x](https://)', 'no address with https'],
])('%s leads nowhere', (readme, finding) => {
	expect(findings(readme)).toEqual([expect.stringContaining(finding)]);
});

test('without a repository on GitHub relative links lead nowhere', () => {
	expect(findings('', 'https://example.com/a.git')).toEqual([
		expect.stringContaining('no repository on GitHub'),
	]);
});

test('finds links of Markdown and of HTML', () => {
	expect(linksOf('[a](b) ![c](d) <img alt="" src="e"> <source srcset="f"> <a href="g">')).toEqual([
		'b',
		'd',
		'e',
		'f',
		'g',
	]);
});
