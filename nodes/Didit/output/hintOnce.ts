import type { IExecuteFunctions } from 'n8n-workflow';
import { addHint } from '../../common/host';

/** What was said in each run. */
const said = new WeakMap<IExecuteFunctions, Set<string>>();

/** Says something beside the output. Once in a run is enough, however many items it is about. */
export function hintOnce(context: IExecuteFunctions, words: string): void {
	const own = said.get(context) ?? new Set<string>();
	said.set(context, own);
	if (own.has(words)) return;
	own.add(words);
	addHint(context, words);
}
