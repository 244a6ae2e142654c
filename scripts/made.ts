/**
 * A text with what is made put between its marks.
 *
 * @param name of the marks: `<!-- name: made by ... -->` and `<!-- end of name -->`
 */
export function withMade(text: string, name: string, made: string): string {
	const mark = `<!-- ${name}: made by \`npm run readme\` -->`;
	const start = text.indexOf(mark);
	const end = text.indexOf(`<!-- end of ${name} -->`);
	if (start < 0 || end < start) throw new Error(`The marks of "${name}" are gone`);
	return `${text.slice(0, start + mark.length)}\n\n${made}\n\n${text.slice(end)}`;
}
