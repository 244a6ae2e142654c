import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { Didit } from '../../../nodes/Didit/Didit.node.ts';
import { runDidit } from '../../../test/support/engine.ts';
import { MemoryWatch, type Looks, type Memory } from './heap.mts';

export interface Watched {
	/** Growth of the memory, at its highest. */
	peak: Memory;
	/** What the node gave out. */
	items: INodeExecutionData[];
}

/**
 * Runs the Didit node in n8n's own engine and measures the memory between the first and the last
 * line of its work. What the engine makes of the items after that is not the node's.
 */
export async function watched(
	parameters: INodeParameters,
	{ url, key, items, looks }: { url: string; key: string; items: object[]; looks: Looks },
): Promise<Watched> {
	let result: Watched | undefined;
	const didit = Object.assign(new Didit(), {
		async execute(this: IExecuteFunctions) {
			const watch = new MemoryWatch(looks);
			const [output = []] = await Didit.prototype.execute.call(this);
			result = { peak: watch.end(), items: output };
			return [[]];
		},
	});
	const { error } = await runDidit({
		didit,
		parameters,
		credentials: { diditApi: { apiKey: key, baseUrl: `${url}/v3` } },
		items: items.map((json) => ({ json: { ...json } })),
	});
	if (error || !result) throw new Error(error?.message ?? 'The node did not run');
	return result;
}
