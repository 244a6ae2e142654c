import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

/** An item as webhook() hands it to execute(), with what execute() takes off again. */
export interface DeliveryItem extends INodeExecutionData {
	eventKeys?: { values: string[] };
}

/** Tells triggers apart within this process. */
export function triggerKey(context: Pick<IWebhookFunctions, 'getNode' | 'getWorkflow'>): string {
	return `${context.getWorkflow().id} ${context.getNode().id}`;
}
