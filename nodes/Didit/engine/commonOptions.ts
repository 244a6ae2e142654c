import type { INodeProperties } from 'n8n-workflow';
import { options } from '../fields/collections';
import type { Operation } from './operation';
import type { ItemParameters } from '../input/ItemParameters';

/** Suits Didit: it limits by the minute, so that more would mostly wait there. */
const STANDARD_CONCURRENT_ITEMS = 5;
const MOST_CONCURRENT_ITEMS = 50;

const STANDARD_MAX_WAIT_SECONDS = 300;

const concurrentItems: INodeProperties = {
	displayName: 'Concurrent Items',
	name: 'concurrentItems',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_CONCURRENT_ITEMS, numberPrecision: 0 },
	default: STANDARD_CONCURRENT_ITEMS,
	description:
		'How many items are worked on at the same time, at most 50. The output keeps the order of the input.',
};

const maxWait: INodeProperties = {
	displayName: 'Max Wait (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: STANDARD_MAX_WAIT_SECONDS,
	description:
		"Longest time that one item, or one page of a list, waits for Didit's rate limit and between repeated tries, in all. What would take longer is given up, with the reason.",
};

/** What every operation offers; the first only where several items may run at once. */
export const commonOptions = [concurrentItems, maxWait];

/** The fields of an operation, with the options that every operation has among its own. */
export function withCommonOptions(
	{ oneAtATime }: Operation,
	fields: readonly INodeProperties[],
): INodeProperties[] {
	const common = oneAtATime ? [maxWait] : commonOptions;
	const own = fields.find(({ name }) => name === 'options');
	const all = [...((own?.options ?? []) as INodeProperties[]), ...common];
	const merged = options(all);
	return own ? fields.map((field) => (field === own ? merged : field)) : [...fields, merged];
}

/**
 * How many items to have under way at once. One setting for all of them, so the first item's counts.
 *
 * @throws NodeOperationError when it is outside of its range
 */
export function readWidth(firstItem: ItemParameters): number {
	return Number(firstItem.option('concurrentItems') ?? STANDARD_CONCURRENT_ITEMS);
}

/**
 * How long one item may wait.
 *
 * @returns milliseconds
 * @throws NodeOperationError when it is no number from 0 on
 */
export function readMaxWait(parameters: ItemParameters): number {
	return Number(parameters.option('maxWait') ?? STANDARD_MAX_WAIT_SECONDS) * 1000;
}
