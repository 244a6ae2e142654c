interface Section {
	readonly name: string;
	readonly date: string | undefined;
	readonly text: string;
}

/** `## [Unreleased]` or `## [1.2.3] - 2026-01-31`. */
const HEADING = /^## \[(.+?)\](?: - (.+))?$/gm;

function sectionsOf(changelog: string): Section[] {
	// What stands after the last entry: the addresses that the headings link to.
	const text = changelog.replace(/^\[[^\]]+\]: .*$/gm, '');
	const headings = [...text.matchAll(HEADING)];
	return headings.map(({ 0: line, 1: name = '', 2: date, index }, place) => ({
		name,
		date,
		text: text.slice(index + line.length, headings[place + 1]?.index).trim(),
	}));
}

/**
 * What the changelog lacks of a version that is about to be released.
 *
 * @param unreleased the state before: what is new may stand under Unreleased still
 */
export function changelogFindings(
	changelog: string,
	version: string,
	unreleased: boolean,
): string[] {
	const sections = sectionsOf(changelog);
	const entry = sections.find(({ name }) => name === version);
	const waiting = sections.find(({ name }) => name === 'Unreleased');
	if (!entry && unreleased) {
		return waiting?.text ? [] : [`CHANGELOG.md says nothing of ${version}: write what is new.`];
	}
	if (!entry) {
		return [
			`CHANGELOG.md has no "## [${version}] - <date>": give the section Unreleased this heading. Before a release, check with --unreleased.`,
		];
	}
	const newest = sections.find(({ name }) => name !== 'Unreleased');
	return [
		...(entry.text ? [] : [`CHANGELOG.md has nothing under ${version}.`]),
		...(/^\d{4}-\d\d-\d\d$/.test(entry.date ?? '')
			? []
			: [`CHANGELOG.md has no date for ${version}: "## [${version}] - <year-month-day>".`]),
		...(newest === entry ? [] : [`CHANGELOG.md has ${newest?.name} above ${version}.`]),
		...(waiting?.text && !unreleased
			? [`CHANGELOG.md still has changes under Unreleased: move them to ${version}.`]
			: []),
		...(changelog.includes(`\n[${version}]: https://`)
			? []
			: [`CHANGELOG.md does not say where [${version}] leads: a line "[${version}]: https://…".`]),
	];
}
