/** The name of a heading's place, as GitHub and npm make it. */
export const anchorOf = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replaceAll(' ', '-');

const CODE = /^```.*?^```/gms;
/** Of Markdown, and of HTML in it, which pictures are. */
const LINK = /\]\(([^)\s]+)\)|\b(?:src|srcset|href)="([^"\s]+)"/g;

/** All that a page links to or shows. */
export function linksOf(markdown: string): string[] {
	return [...markdown.replace(CODE, '').matchAll(LINK)].map(
		([, link, source]) => link ?? source ?? '',
	);
}

/** The places in a page that a link can lead to. */
function anchorsOf(markdown: string): Set<string> {
	const text = markdown.replace(CODE, '');
	return new Set([
		...[...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
			anchorOf(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')),
		),
		...[...text.matchAll(/<a (?:name|id)="([^"]+)"/g)].map(([, name = '']) => name),
	]);
}

/**
 * Links of the README that lead nowhere once it stands on npm, which takes relative ones for paths in
 * the repository.
 *
 * @param readme as it is packed
 * @param pages text of the files at the commit that is released, by their paths
 * @param repository address in package.json
 */
export function linkFindings(
	readme: string,
	pages: ReadonlyMap<string, string>,
	repository: string | undefined,
): string[] {
	const links = linksOf(readme);
	const inRepository = /^(git\+)?https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/.test(repository ?? '')
		? []
		: ['package.json names no repository on GitHub: npm cannot tell where relative links lead.'];
	return [...inRepository, ...new Set(links.flatMap((link) => linkFinding(link, readme, pages)))];
}

function linkFinding(link: string, readme: string, pages: ReadonlyMap<string, string>): string[] {
	if (/^[a-z]+:/i.test(link)) {
		return /^(https:|mailto:)/.test(link) && URL.canParse(link)
			? []
			: [`README.md links to ${link}, which is no address with https.`];
	}
	const [file = '', anchor] = link.split('#');
	if (file.startsWith('/') || file.startsWith('..')) {
		return [`README.md links to ${link}: npm takes only paths inside the repository.`];
	}
	const path = file.replace(/^\.\//, '').replace(/\/$/, '');
	const page = path === '' ? readme : pages.get(path);
	if (page === undefined) {
		const isFolder = [...pages.keys()].some((other) => other.startsWith(`${path}/`));
		return isFolder ? [] : [`README.md links to ${link}, which is not committed.`];
	}
	return anchor === undefined || anchorsOf(page).has(anchor)
		? []
		: [`README.md links to ${link}, and there is no such heading.`];
}
