/**
 * Trouble that is expected to happen on somebody's machine. Its message is a sentence that says what
 * happened and what to do; it is printed alone, without a stack trace.
 */
export class Problem extends Error {
	override name = 'Problem';
}

/** The code of a system error (`ENOENT`, `EADDRINUSE`), or undefined where there is none. */
export function codeOf(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string'
		? error.code
		: undefined;
}

/** What went wrong in words; the cause of fetch's "fetch failed" says more than the error itself. */
export function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error
		? `${error.message}: ${reasonOf(error.cause)}`
		: error.message;
}
