import contract from './current.json';

/** What the contract says of a value. */
export interface Fact {
	readonly type: string;
	/** Another type that Didit takes as well. */
	readonly also?: string;
	readonly format?: string;
	readonly enum?: ReadonlyArray<string | number | boolean | null>;
	readonly min?: number;
	readonly max?: number;
	readonly maxLen?: number;
	readonly minItems?: number;
	readonly nullable?: boolean;
	readonly required?: boolean;
	/** What Didit takes where it is left out. */
	readonly default?: string | number | boolean;
	/** An object whose members are not listed. */
	readonly freeForm?: boolean;
}

/** A request as today's Didit takes it. Members of objects are `a.b`, entries of lists `a[]`. */
export interface ContractRequest {
	readonly method: string;
	/** With its parameters in braces. */
	readonly path: string;
	readonly query?: Readonly<Record<string, Fact>>;
	readonly body?: Readonly<Record<string, Fact>>;
	/** The body is a form: with files, and all else as text. */
	readonly form?: boolean;
}

/** By the node's own names of resource and operation. */
export const REQUESTS = contract.operations as Readonly<Record<string, ContractRequest>>;

/** What the trigger sends, by the contract's own names. */
export const TRIGGER_REQUESTS = contract.trigger as Readonly<Record<string, ContractRequest>>;

/** The features of a workflow with the keys that their config has. */
export const FEATURES = contract.workflowFeatures as Readonly<
	Record<string, { readonly keys: Readonly<Record<string, Fact>> }>
>;
