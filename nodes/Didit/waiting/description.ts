import type { IWebhookDescription } from 'n8n-workflow';
import { CALLBACK_PATH } from './wait';

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

/** What the editor shows meanwhile; putToWait() left the person's link for it. */
export const waitingTooltip =
	'={{ \'Waiting for the person. To play the person in a test, <a target="_blank" href="\' + $execution.resumeUrl + \'">open their link</a>.\' }}';
