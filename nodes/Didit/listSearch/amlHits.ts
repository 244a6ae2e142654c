import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { isRecord } from '../output/expectations';
import { checksIn, decisionOf } from './decision';

/** The hits on sanction and PEP lists that the session chosen has, for those who judge them. */
export async function getAmlHits(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const decision = await decisionOf(this);
	if (!decision) return [];
	return checksIn(decision)
		.filter(([name]) => name === 'aml_screenings')
		.flatMap(([, { hits }]) => (Array.isArray(hits) ? (hits as unknown[]).filter(isRecord) : []))
		.map(shown);
}

function shown({ id, caption, match_score: score, review_status: status }: IDataObject) {
	const words = [caption, score !== undefined && `match ${String(score)}`, status];
	return { name: words.filter(Boolean).join(' · '), value: String(id) };
}
