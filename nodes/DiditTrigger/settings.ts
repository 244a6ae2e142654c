import type { IWebhookFunctions } from 'n8n-workflow';
import { toList } from '../Didit/fieldValues';
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
	// An expression may give lists as comma-separated text.
	const filters = context.getNodeParameter('filters', {}) as {
		statuses?: string | string[];
		workflowIds?: string | string[];
		environment?: string;
	};
	const options = context.getNodeParameter('options', {}) as {
		timestampTolerance?: number;
		acceptSimpleSignature?: boolean;
	};
	return {
		events: toList(context.getNodeParameter('events')),
		statuses: toList(filters.statuses),
		workflowIds: toList(filters.workflowIds).map((id) => id.toLowerCase()),
		environment: filters.environment ?? 'all',
		tolerance: toleranceOf(options.timestampTolerance),
		acceptSimple: options.acceptSimpleSignature === true,
	};
}

function toleranceOf(seconds: number = DEFAULT_TOLERANCE): number {
	return Number.isFinite(seconds)
		? Math.min(Math.max(seconds, 0), LONGEST_TOLERANCE)
		: DEFAULT_TOLERANCE;
}
