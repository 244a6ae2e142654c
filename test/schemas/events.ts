import type { IDataObject } from 'n8n-workflow';
import { simplifiedEvent } from '../../nodes/DiditTrigger/simplify';
import { control, didit, newApplication, sandboxUrl } from '../support/sandbox';
import { PERSON, SETTINGS } from './everything';

/** Events as the trigger hands them out, in each status that brings something of its own. */
export async function events(): Promise<IDataObject[]> {
	const application = await newApplication({ webhook_url: `${sandboxUrl()}/nowhere` });
	const { api_key: key } = application;
	const { uuid } = await didit<{ uuid: string }>(application, 'POST', '/workflows/', SETTINGS);
	for (const status of ['Approved', 'Declined', 'In Review', 'Resubmitted']) {
		const body = { workflow_id: uuid, ...PERSON };
		const { session_id: id } = await didit<{ session_id: string }>(
			application,
			'POST',
			'/session/',
			body,
		);
		await control('POST', `/sessions/${id}/outcome`, { status, wait: true });
	}
	const { deliveries } = await control<{ deliveries: Array<{ body: string }> }>(
		'GET',
		`/book?api_key=${encodeURIComponent(key)}`,
	);
	return deliveries.map(({ body }) => simplifiedEvent(JSON.parse(body) as IDataObject));
}
