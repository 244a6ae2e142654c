import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { searchWorkflows } from '../Didit/listSearch/workflows';

/** The workflows that the filter offers, under the names that the Didit node's list shows. */
export async function getWorkflows(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await searchWorkflows.call(this);
	// Where there is none, the list has a line that says so; ticking it would filter all out.
	return results.filter(({ value }) => value !== '').map(({ name, value }) => ({ name, value }));
}
