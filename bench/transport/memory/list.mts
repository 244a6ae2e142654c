/** How much memory Return All needs, measured in a process of its own. */
import './environment.mts';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { settled } from './heap.mts';
import { watched } from './node.mts';

const [url = '', key = ''] = process.argv.slice(2);

const PAGE = 100;

const { peak, texts } = await measure();
process.stdout.write(
	`${JSON.stringify({ ...peak, rows: texts.length * PAGE, built: built(texts) })}\n`,
);
process.exit();

/** @returns growth at its highest, and the items as texts outside the heap, a page in each */
async function measure() {
	const { peak, items } = await watched(
		{ resource: 'session', operation: 'getAll', returnAll: true, simplify: false },
		{ url, key, items: [{}], looks: { answers: 20 } },
	);
	const texts: Buffer[] = [];
	for (let from = 0; from < items.length; from += PAGE) {
		const page = items.slice(from, from + PAGE).map(({ json }) => json);
		texts.push(Buffer.from(JSON.stringify(page)));
	}
	return { peak, texts };
}

/** The heap of the same items where nothing but them is made. */
function built(texts: readonly Buffer[]): number {
	const before = settled().heap;
	const items: INodeExecutionData[] = [];
	const pairedItem = { item: 0 };
	for (const text of texts) {
		for (const json of JSON.parse(text.toString()) as IDataObject[])
			items.push({ json, pairedItem });
	}
	const after = settled().heap;
	// Used once more, or they would be garbage before they are measured.
	if (items.length === 0) throw new Error('The list is empty');
	return after - before;
}
