import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { located } from '../input/readValue';

/**
 * What another field of the form names, for a list that depends on it.
 *
 * @returns '' for an expression as well: what it yields is known only when the workflow runs
 */
export function chosenId(context: ILoadOptionsFunctions, name: string): string {
	const chosen = context.getCurrentNodeParameter(name, { extractValue: true });
	const id = String(located(chosen as string) ?? '').trim();
	return id.startsWith('=') ? '' : id.toLowerCase();
}
