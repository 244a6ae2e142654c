import type { IDataObject } from 'n8n-workflow';
import type { ItemParameters } from '../../input/ItemParameters';
import type { Simplification } from './types';

/**
 * Shows of an answer what the person asked for: Simplify in the node, Output in the tool. A host
 * that knows neither gets the small form, which is the default of both. An answer with nothing in
 * it of what is expected stays as it is.
 *
 * @param read gives a parameter of the node, or null where it is not shown
 */
export function view(
	answer: IDataObject,
	{ fields, shape }: Simplification,
	read: (name: 'simplify' | 'output' | 'fields') => unknown,
): IDataObject {
	const output = read('output') ?? (String(read('simplify')) === 'false' ? 'raw' : 'simple');
	if (output === 'raw' || !fields.some((name) => name in answer)) return answer;
	if (output === 'simple') return shape(answer);
	const chosen = read('fields');
	const names = Array.isArray(chosen) ? chosen : [];
	return Object.fromEntries(Object.entries(answer).filter(([name]) => names.includes(name)));
}

/**
 * Reads how much of the answer an agent's tool is to show, before anything is sent.
 *
 * @throws NodeOperationError for what cannot be chosen
 */
export function checkView(parameters: ItemParameters): void {
	if (!parameters.has('output')) return;
	parameters.whereShown('output');
	parameters.whereShown('fields');
}
