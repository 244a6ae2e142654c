import { destinationId } from '../../fields/locators';
import { record } from '../../output/expectations';
import { revealsSecrets } from '../../output/maskSecrets';
import { destination } from '../../output/simplify/destination';
import type { Operation } from '../../engine/operation';
import { secretOptions } from '../webhook/fields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a webhook destination',
	description: 'Read where a destination leads, which events it gets and how they were answered',
	forAgents:
		'Read one webhook destination: its address, its events, and how many deliveries of the last 30 days were answered well. Costs nothing and changes nothing.',
	lock: { because: 'shows the signing secret', when: revealsSecrets },
	docs: 'https://docs.didit.me/management-api/webhook/get-destination',
	fields: [destinationId, secretOptions],
	request: (parameters) => ({
		method: 'GET',
		path: ['webhook', 'destinations', parameters.id('destinationId')],
	}),
	expects: record('a webhook destination', 'uuid'),
	simplify: destination,
};
