import type { IWebhookDescription } from 'n8n-workflow';
import { CALLBACK_PATH } from './putToWait';

/** The address that ends a wait. It is there for executions that wait, and registered nowhere. */
export const callbackWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'GET',
		path: CALLBACK_PATH,
		restartWebhook: true,
		// The page that webhook() hands over goes out once n8n has taken the execution up.
		responseMode: 'onReceived',
		responseData: '',
	},
];

/**
 * What the editor shows meanwhile; putToWait() left the person's link for it. An older editor does
 * not know of that and has an address of n8n's own instead, which ends in the number of the
 * execution and would lead the person nowhere.
 */
export const waitingTooltip =
	"={{ 'Waiting for the person.' + (/\\/\\d+$/.test($execution.resumeUrl) ? '' : ' To play the person in a test, <a target=\"_blank\" href=\"' + $execution.resumeUrl + '\">open their link</a>.') }}";
