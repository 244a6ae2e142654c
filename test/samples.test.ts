/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { properties } from '../nodes/DiditTrigger/properties';
import { fileName, fileText, sampleEvents } from '../scripts/sampleEvents';
import { control, sandboxUrl } from './support/sandbox';
import { TAKEN, useTrigger } from './trigger/delivery';

const FOLDER = join(__dirname, '..', 'examples', 'events');
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

const t = useTrigger();

test('are what the sandbox sends (else run `npm run samples`)', async () => {
	const samples = await sampleEvents(
		async (method, path, body) => await control(method, `/${path}`, body as IDataObject),
		sandboxUrl(),
	);
	const wanted = Object.entries(samples).map(([name, event]) => [fileName(name), fileText(event)]);
	expect(Object.fromEntries(files.map((file) => [file, read(file)]))).toEqual(
		Object.fromEntries(wanted),
	);
});

test('are there for every event of the trigger', () => {
	const { options } = properties.find(({ name }) => name === 'events') ?? {};
	const events = (options as INodePropertyOptions[]).map(({ value }) => String(value));
	for (const event of events) {
		expect(files.filter((file) => file.startsWith(`${event}.`))).not.toEqual([]);
	}
});

test.each(files)('%s comes out of the trigger as it stands there', async (file) => {
	const [sample] = JSON.parse(read(file)) as [IDataObject];
	await t.start({ events: [sample.webhook_type as string] });
	const event = { ...sample, timestamp: t.seconds };
	expect(await t.deliver(event)).toEqual(TAKEN);
	expect(t.n8n.items).toEqual([event]);
});
