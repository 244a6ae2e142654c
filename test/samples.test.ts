/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { properties } from '../nodes/DiditTrigger/properties';
import { fileName, fileText, sampleEvents } from '../scripts/sampleEvents';
import { control, sandboxUrl } from './support/sandbox';
import { TAKEN, useTrigger } from './trigger/delivery';

const FOLDER = join(__dirname, '..', 'examples', 'events');
const AS_SENT = join(FOLDER, 'as-sent');
const filesIn = (folder: string) => readdirSync(folder).filter((file) => file.endsWith('.json'));
const files = filesIn(AS_SENT);
const read = (folder: string, file: string): IDataObject => {
	const [sample] = JSON.parse(readFileSync(join(folder, file), 'utf8')) as [IDataObject];
	return sample;
};

const t = useTrigger();

test('are what the sandbox sends (else run `npm run samples`)', async () => {
	const samples = await sampleEvents(
		async (method, path, body) => await control(method, `/${path}`, body as IDataObject),
		sandboxUrl(),
	);
	const wanted = Object.entries(samples).map(([name, event]) => [fileName(name), fileText(event)]);
	const kept = files.map((file) => [file, readFileSync(join(AS_SENT, file), 'utf8')]);
	expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(wanted));
	expect(filesIn(FOLDER)).toEqual(files);
});

test('are there for every event of the trigger', () => {
	const { options } = properties.find(({ name }) => name === 'events') ?? {};
	const events = (options as INodePropertyOptions[]).map(({ value }) => String(value));
	for (const event of events) {
		expect(files.filter((file) => file.startsWith(`${event}.`))).not.toEqual([]);
	}
});

test.each(files)('%s comes out of the trigger as it stands there', async (file) => {
	const sample = read(AS_SENT, file);
	const events = [sample.webhook_type as string];
	const event = { ...sample, timestamp: t.seconds };
	await t.start({ events, simplify: false });
	expect(await t.deliver(event)).toEqual(TAKEN);
	expect(t.n8n.items).toEqual([event]);

	const simplified = read(FOLDER, file);
	// Where an event does not say when it was made, it was made when it was sent.
	const made = 'created_at' in sample ? {} : { created_at: new Date(t.clock.now()).toISOString() };
	t.memory.clear();
	await t.start({ events, simplify: true });
	expect(await t.deliver(event)).toEqual(TAKEN);
	expect(t.n8n.items).toEqual([{ ...simplified, ...made }]);
});
