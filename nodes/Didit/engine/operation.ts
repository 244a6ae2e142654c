import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { ErrorHint } from '../../api/DiditClient';
import type { DiditRequest, DiditResponse, Expectation } from '../../api/types';
import type { RowFilter } from '../output/filteredRows';
import type { FileInput } from '../input/files';
import type { ItemParameters } from '../input/ItemParameters';
import type { Simplification } from '../output/simplify/types';

/** One entry of the Operation dropdown, whole: what the user fills in, what is sent, what comes back. */
export interface Operation {
	/** Stands in users' workflows and never changes. */
	readonly value: string;
	readonly name: string;
	readonly action: string;
	readonly description: string;
	/**
	 * What an AI agent reads instead of the description: when to use it, what it costs, what it
	 * changes. Without it the operation is not offered to agents.
	 */
	readonly forAgents?: string;
	/** Keeps agents from it until a person has unlocked it. */
	readonly lock?: Lock;
	/** Didit's documentation of this endpoint. */
	readonly docs: string;
	/** Its own. Simplify and the common options are added where it is registered. */
	readonly fields: INodeProperties[];
	/** What goes over the wire, in two forms where Didit's two APIs differ. */
	readonly request: BuildRequest | WireForms;
	/** Files that go along: where there is one the request is a form, and its body the other fields. */
	readonly files?: readonly FileInput[];
	/** What the answer has to hold, for all but lists and files. What has not is an error. */
	readonly expects?: Expectation;
	/** Default: one item, as Didit sent it. */
	readonly response?: ResponseKind;
	/** Its items are not worked on at the same time: the person is not asked how many to. */
	readonly oneAtATime?: true;
	/** For requests whose fate is unknown: a sentence on how to find out what became of them. */
	readonly howToCheck?: string;
	/** For answers of more than ten fields: the person chooses, the engine applies it. */
	readonly simplify?: Simplification;
	/** Words for refusals that only this operation knows how to explain. */
	readonly errorHints?: readonly ErrorHint[];
}

/** A request from the parameters of one item, and from nothing else. */
export type BuildRequest = (parameters: ItemParameters) => DiditRequest | Promise<DiditRequest>;

/** What an operation sends to a Didit as specified, and to today's. */
export interface WireForms {
	/** @throws OnlyCurrent for what the specification has no form for: that goes out in today's at once */
	readonly spec: BuildRequest;
	/**
	 * @param state what {@link readFirst} brought
	 * @throws NodeOperationError for what today's Didit has no form for
	 */
	readonly current: (
		parameters: ItemParameters,
		state?: unknown,
	) => DiditRequest | Promise<DiditRequest>;
	/** What today's form is made from, where it replaces what is there; undefined where it does not. */
	readonly readFirst?: (parameters: ItemParameters) => DiditRequest | undefined;
	/**
	 * Whether an answer to the specification's form can only come from today's Didit. It has to be a
	 * refusal that carries nothing out: by it the node finds out.
	 */
	readonly refused?: (answer: DiditResponse) => boolean;
	/** Today's Didit would take the specification's form and mean something else: which it is is asked first. */
	readonly asksFirst?: true;
}

export interface Lock {
	/** Completes "because it". */
	readonly because: string;
	/** Default: always. */
	readonly when?: (parameters: ItemParameters) => boolean;
}

export type ResponseKind =
	| { readonly kind: 'item'; readonly shape: Shape }
	/** Takes more than shaping: files to fetch, an execution to put to wait. */
	| { readonly kind: 'custom'; readonly build: BuildItem }
	/** Takes several requests, and makes items of what they bring as it comes. */
	| { readonly kind: 'items'; readonly read: ReadItems }
	| ListResponse
	| FileResponse;

/** How such an operation speaks with Didit. */
export interface Calls {
	/** What the operation's own request asks for, row by row; rows with the same value of `id` once. */
	list(id: string): AsyncGenerator<IDataObject>;
	/** @throws NodeApiError as DiditClient.send */
	send(request: DiditRequest, expects: Expectation): Promise<IDataObject>;
	/** @returns false at once when the execution is cancelled */
	wait(milliseconds: number): Promise<boolean>;
}

/**
 * Makes the items of an input item.
 *
 * @throws only what ends the item as a whole: what went wrong with a part of it is told in an item
 */
export type ReadItems = (
	calls: Calls,
	parameters: ItemParameters,
) => AsyncGenerator<IDataObject, void>;

/** A file, put into a binary field of the item. */
export interface FileResponse {
	readonly kind: 'file';
	readonly mimeType: string;
	/** Tested against the first four bytes, as Latin-1; anything else is not the file. */
	readonly begins: RegExp;
	/** Used where Didit names no file. */
	readonly fileName: (parameters: ItemParameters) => string;
}

/** A list, one item per row. */
export interface ListResponse {
	readonly kind: 'list';
	/** Of rows with the same value in this field the first is kept. */
	readonly id?: string;
	/** For filters that not every version of Didit knows. */
	readonly filter?: (parameters: ItemParameters) => RowFilter | undefined;
}

/** Turns the body of an answer into the item that the workflow goes on with. */
export type Shape = (body: unknown, parameters: ItemParameters) => IDataObject;

/** Makes the item from the body of an answer. */
export type BuildItem = (body: IDataObject, parameters: ItemParameters) => Promise<OutputItem>;

export interface OutputItem extends Pick<INodeExecutionData, 'binary'> {
	/** All that there is, to be simplified. */
	readonly json: IDataObject;
	/** Whether it is shown whole, whatever was asked for: the answer that was meant is still to come. */
	readonly asIs?: true;
	/** What stands beside the answer, simplified or not. */
	readonly beside?: IDataObject;
}

/** One entry of the Resource dropdown. */
export interface Resource {
	readonly value: string;
	readonly name: string;
	/** In the order of the editor, by name; the first is chosen when the resource is. */
	readonly operations: readonly [Operation, ...Operation[]];
}
