import type { IDataObject } from 'n8n-workflow';

/** How a large answer of Didit's is made small. */
export interface Simplification {
	/** Didit's names for what the answer holds, for those who choose some of it. */
	readonly fields: readonly string[];
	/**
	 * At most ten fields that people act on; a record of what belongs together is one. What is not
	 * known is null, and what the next node compares is a number, a switch or a time.
	 */
	readonly shape: (answer: IDataObject) => IDataObject;
}
