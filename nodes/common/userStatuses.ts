/** What today's Didit calls the statuses of the specification. It knows no Pending. */
const CURRENT: ReadonlyMap<string, string> = new Map([
	['Approved', 'ACTIVE'],
	['In Review', 'FLAGGED'],
	['Declined', 'BLOCKED'],
]);

const SPEC: ReadonlyMap<string, string> = new Map(
	[...CURRENT].map(([spec, current]) => [current, spec]),
);

/** Today's word for a status; one that is one already, or has none, stays. */
export function toCurrentStatus(status: unknown): string {
	return CURRENT.get(String(status)) ?? String(status);
}

/** The specification's word for a status. */
export function toSpecStatus(status: unknown): string {
	return SPEC.get(String(status)) ?? String(status);
}

/** Whether only today's Didit has this status. */
export function isCurrentStatus(status: unknown): boolean {
	return SPEC.has(String(status));
}
