import type { IDataObject } from 'n8n-workflow';

/** How a large answer of Didit's is made small. */
export interface Simplification {
	/** Didit's names for what the answer holds, for those who choose some of it. */
	readonly fields: readonly string[];
	/** A flat item of at most ten fields that people act on. What Didit left out becomes null. */
	readonly shape: (answer: IDataObject) => IDataObject;
}
