import type { IWebhookFunctions } from 'n8n-workflow';
import { DEFAULT_TOLERANCE, LONGEST_TOLERANCE } from './properties';

export interface Settings {
	readonly events: readonly string[];
	/** Empty for all; likewise {@link workflowIds}. */
	readonly statuses: readonly string[];
	/** In lower case. */
	readonly workflowIds: readonly string[];
	readonly environment: string;
	/** Seconds. */
	readonly tolerance: number;
	readonly acceptSimple: boolean;
}

/** What the person set in the editor, with the defaults filled in. */
export function readSettings(context: IWebhookFunctions): Settings {
	const filters = context.getNodeParameter('filters', {}) as {
		statuses?: string[];
		workflowIds?: string | string[];
		environment?: string;
	};
	const options = context.getNodeParameter('options', {}) as {
		timestampTolerance?: number;
		acceptSimpleSignature?: boolean;
	};
	return {
		events: context.getNodeParameter('events') as string[],
		statuses: filters.statuses ?? [],
		workflowIds: listOf(filters.workflowIds),
		environment: filters.environment ?? 'all',
		tolerance: toleranceOf(options.timestampTolerance),
		acceptSimple: options.acceptSimpleSignature === true,
	};
}

/** Comma-separated text, or an array from an expression. */
function listOf(ids: string | string[] = []): string[] {
	const list = Array.isArray(ids) ? ids : ids.split(',');
	return list.map((id) => String(id).trim().toLowerCase()).filter((id) => id !== '');
}

function toleranceOf(seconds: number = DEFAULT_TOLERANCE): number {
	return Number.isFinite(seconds)
		? Math.min(Math.max(seconds, 0), LONGEST_TOLERANCE)
		: DEFAULT_TOLERANCE;
}
