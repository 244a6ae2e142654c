/** How much memory Return All needs, measured in a process of its own. */
import './environment.mts';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { settled } from './heap.mts';
import { watched } from './node.mts';

const [url = '', key = ''] = process.argv.slice(2);

const { peak, rows } = await measure();
process.stdout.write(
	`${JSON.stringify({ peak: peak.heap, withBuffers: peak.withBuffers, rows, built: await built() })}\n`,
);
process.exit();

async function measure() {
	const parameters = { resource: 'session', operation: 'getAll', returnAll: true };
	const looks = { answers: 10 };
	const { peak, items } = await watched(parameters, { url, key, items: [{}], looks });
	return { peak, rows: items.length };
}

/** The heap of the same items where nothing but them is made: from the texts of the pages. */
async function built(): Promise<number> {
	const pages: Buffer[] = [];
	let next: string | null = `${url}/v3/sessions/?limit=100`;
	while (next !== null) {
		const answer = await fetch(next, { headers: { 'x-api-key': key } });
		const bytes = Buffer.from(await answer.arrayBuffer());
		pages.push(bytes);
		({ next } = JSON.parse(bytes.toString()) as { next: string | null });
	}
	const before = settled().heap;
	const items: INodeExecutionData[] = [];
	const pairedItem = { item: 0 };
	for (const page of pages) {
		const { results } = JSON.parse(page.toString()) as { results: IDataObject[] };
		for (const json of results) items.push({ json, pairedItem });
	}
	const after = settled().heap;
	// Used once more, or they would be garbage before they are measured.
	if (items.length === 0 || pages.length === 0) throw new Error('The list is empty');
	return after - before;
}
