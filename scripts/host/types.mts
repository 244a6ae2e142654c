export type Json = Record<string, unknown>;

/** A workflow as n8n exports and imports it; only what is used here is named. */
export interface WorkflowJson {
	name: string;
	nodes: NodeJson[];
	connections: Json;
	settings?: Json;
	[field: string]: unknown;
}

export interface NodeJson {
	name: string;
	type: string;
	parameters: Json;
	credentials?: Record<string, CredentialReference>;
	[field: string]: unknown;
}

export interface CredentialReference {
	id: string | null;
	name: string;
}

/** A workflow that n8n has. */
export interface Workflow extends WorkflowJson {
	id: string;
	versionId: string;
	active: boolean;
	isArchived: boolean;
}

export interface CredentialInput {
	name: string;
	type: string;
	data: Json;
}

export interface Credential {
	id: string;
	name: string;
	type: string;
}

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	mode: string;
	status: string;
	startedAt: string;
	stoppedAt: string | null;
}

export interface Execution extends ExecutionSummary {
	data: ExecutionData;
	workflowData: WorkflowJson;
}

/** The part of n8n's run data that tells what came out of which node. */
export interface ExecutionData {
	resultData: {
		runData: Record<string, NodeRun[]>;
		lastNodeExecuted?: string;
		error?: ExecutionError;
	};
}

export interface NodeRun {
	executionStatus: string;
	executionIndex: number;
	/** Milliseconds since 1970. */
	startTime: number;
	/** Milliseconds. */
	executionTime: number;
	data?: { main?: (Item[] | null)[] };
	error?: ExecutionError;
}

export interface Item {
	json: Json;
	binary?: Record<string, Json>;
	pairedItem?: unknown;
	error?: ExecutionError;
}

export interface ExecutionError {
	name?: string;
	message: string;
	description?: string | null;
	httpCode?: string | null;
	context?: Json;
	node?: { name: string };
}
