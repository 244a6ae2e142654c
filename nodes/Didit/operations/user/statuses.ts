/** What later versions of Didit call the statuses of the specification. They know no Pending. */
const LATER: ReadonlyMap<string, string> = new Map([
	['Approved', 'ACTIVE'],
	['In Review', 'FLAGGED'],
	['Declined', 'BLOCKED'],
]);

const EARLIER: ReadonlyMap<string, string> = new Map(
	[...LATER].map(([earlier, later]) => [later, earlier]),
);

/** The later word for a status; one that is a later one, or has none, stays. */
export function inLaterWords(status: unknown): string {
	return LATER.get(String(status)) ?? String(status);
}

/** The specification's word for a status. */
export function inEarlierWords(status: unknown): string {
	return EARLIER.get(String(status)) ?? String(status);
}

/** Whether only later versions of Didit have this status. */
export function isLaterStatus(status: unknown): boolean {
	return EARLIER.has(String(status));
}
