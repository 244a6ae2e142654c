/** Something that workflows or credentials have, and that is called otherwise from a version on. */
export interface Rename {
	/** As `breaks.ts` names it: `node didit: session.create vendorData`. */
	readonly what: string;
	/** What takes its place, named likewise. */
	readonly now: string;
	/** How what people have goes on: the code that still reads it, or the new typeVersion. */
	readonly migration: string;
}

/** All of them since the version that is kept in `previous`. Nothing was renamed yet. */
export const RENAMES: readonly Rename[] = [];
