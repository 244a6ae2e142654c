import type { INodeParameters } from 'n8n-workflow';
import { TAKEN, useTrigger } from '../delivery';
import { loggerOf } from '../support';

const t = useTrigger();

async function logOf(parameters: INodeParameters): Promise<string[]> {
	await t.start(parameters);
	const lines: string[] = [];
	const log = loggerOf(t.setup());
	const warn = jest.spyOn(log, 'warn').mockImplementation((line: string) => void lines.push(line));
	expect(await t.deliver(t.event())).toEqual(TAKEN);
	warn.mockRestore();
	return lines;
}

test.each<[INodeParameters, string]>([
	[{ filters: { statuses: '={{ ["Aproved"] }}' } }, '"Statuses" has no choice "Aproved"'],
	[
		{ filters: { statuses: '={{ undefined }}' } },
		'"Statuses" comes from an expression that yields',
	],
	[{ filters: { environment: '={{ "production" }}' } }, '"Environment" has no choice "production"'],
	[{ events: '={{ "session.finished" }}' }, '"Events" has no choice "session.finished"'],
])('what is left out because of %j is told in the log', async (parameters, words) => {
	const lines = await logOf(parameters);
	expect(lines).toEqual([expect.stringContaining('Didit Trigger: an event was left out. ')]);
	expect(lines[0]).toContain(words);
	expect(t.n8n.items).toEqual([]);
});

test.each<[INodeParameters]>([
	[{ filters: { statuses: ['Declined'] } }],
	[{ filters: { statuses: '={{ "declined" }}' } }],
	[{ events: ['data.updated'] }],
])('what is left out because it is not wanted is not: %j', async (parameters) => {
	expect(await logOf(parameters)).toEqual([]);
	expect(t.n8n.items).toEqual([]);
});
