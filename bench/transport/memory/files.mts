/** How much memory the download of many PDFs needs, measured in a process of its own. */
import './environment.mts';
import { createRequire } from 'node:module';
import { watched } from './node.mts';

const [url = '', key = '', ...ids] = process.argv.slice(2);

// Required, and from where the engine does: another copy of either knows nothing of its services.
const { resolve } = createRequire(import.meta.url);
const require = createRequire(resolve('n8n-core'));
const { Container } = require('@n8n/di') as typeof import('@n8n/di');
const { BinaryDataService } = require('n8n-core') as typeof import('n8n-core');
await Container.get(BinaryDataService).init();

const { peak, items } = await watched(
	{
		resource: 'session',
		operation: 'getPdf',
		sessionId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	},
	{ url, key, items: ids.map((id) => ({ id })), looks: { answers: 1, ms: 10 } },
);
const files = items.map(({ binary }) => binary?.data);
process.stdout.write(
	`${JSON.stringify({
		...peak,
		bytes: files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0),
		onDisk: files.filter((file) => file?.id?.startsWith('filesystem')).length,
	})}\n`,
);
process.exit();
