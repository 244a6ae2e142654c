import type { ItemParameters } from '../input/ItemParameters';

const UNITS: Record<string, number> = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };
const LONGEST_DAYS = 365;

/**
 * How long the execution may wait, in milliseconds.
 *
 * @throws NodeOperationError when it is no time, or longer than a year
 */
export function readTimeLimit(parameters: ItemParameters): number {
	const amount = parameters.number('waitAmount');
	const limit = amount * (UNITS[parameters.text('waitUnit')] ?? NaN);
	if (!(limit > 0 && limit <= LONGEST_DAYS * 86_400_000)) {
		throw parameters.refuse('waitAmount', `must be more than 0 and at most ${LONGEST_DAYS} days`);
	}
	return limit;
}
