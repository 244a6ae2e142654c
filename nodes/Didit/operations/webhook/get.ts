import { record } from '../../output/expectations';
import { revealsSecrets } from '../../output/maskSecrets';
import type { Operation } from '../../engine/operation';
import { secretOptions } from './fields';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get the webhook configuration',
	description: 'Read where Didit sends events, and in which version',
	forAgents:
		'Read where Didit sends events, and in which version. Costs nothing and changes nothing.',
	lock: { because: 'shows the signing secret', when: revealsSecrets },
	docs: 'https://docs.didit.me/management-api/webhook/get',
	fields: [secretOptions],
	request: () => ({ method: 'GET', path: ['webhook'] }),
	expects: record('a webhook configuration', 'webhook_version', 'secret_shared_key'),
};
