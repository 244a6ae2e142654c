/** What is missing of the licence: its field, its file, its text. */
export function licenceFindings(field: unknown, text: string | undefined): string[] {
	if (text === undefined) return ['There is no file LICENSE.'];
	return [
		...(field === 'MIT'
			? []
			: [`package.json says ${JSON.stringify(field)} for license, and LICENSE is MIT.`]),
		...(text.startsWith('MIT License')
			? []
			: ['LICENSE does not begin with "MIT License": n8n verifies nodes under MIT only.']),
		...(/^Copyright \(c\) \d{4}\S* \S/m.test(text)
			? []
			: ['LICENSE names no holder: a line "Copyright (c) <year> <who>".']),
		...(/THE SOFTWARE IS PROVIDED "AS IS"/.test(text)
			? []
			: ['LICENSE ends before its disclaimer: take the whole text of MIT.']),
	];
}
