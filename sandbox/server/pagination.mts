import type { Answer } from './responses.mts';
import type { Call } from './endpoint.mts';
import { Invalid } from './validate.mts';

/** A whole number of the query; 400 for anything else or beyond the bounds. */
function wholeNumber(
	query: URLSearchParams,
	name: string,
	standard: number,
	min: number,
	max: number,
) {
	const given = query.get(name);
	if (given === null || given === '') return standard;
	if (!/^-?\d+$/.test(given)) throw new Invalid({ [name]: ['A valid integer is required.'] });
	const value = Number(given);
	if (value < min) {
		throw new Invalid({
			[name]: [`Ensure this value is greater than or equal to ${String(min)}.`],
		});
	}
	if (value > max) {
		throw new Invalid({ [name]: [`Ensure this value is less than or equal to ${String(max)}.`] });
	}
	return value;
}

/**
 * One page of a list: `{count, next, previous, results}`, the addresses absolute and with the
 * query that was asked, on the host that was asked.
 */
export function page<T>(
	{ query, arrival }: Call,
	rows: readonly T[],
	show: (row: T) => unknown,
	{ limit: standard, max = Number.MAX_SAFE_INTEGER }: { limit: number; max?: number },
): Answer {
	const limit = wholeNumber(query, 'limit', standard, 1, max);
	const offset = wholeNumber(query, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
	const address = (start: number) => {
		const search = new URLSearchParams(query);
		search.set('limit', String(limit));
		if (start > 0) search.set('offset', String(start));
		else search.delete('offset');
		return `http://${arrival.headers.host ?? ''}${arrival.path}?${search.toString()}`;
	};
	return {
		status: 200,
		body: {
			count: rows.length,
			next: offset + limit < rows.length ? address(offset + limit) : null,
			previous: offset > 0 ? address(Math.max(0, offset - limit)) : null,
			results: rows.slice(offset, offset + limit).map(show),
		},
	};
}

/** Of its long lists Didit counts no further. */
const MOST_COUNTED = 100;

/** As {@link page}, for lists of which Didit counts only the first hundred. */
export function cappedPage<T>(
	call: Call,
	rows: readonly T[],
	show: (row: T) => unknown,
	limits: { limit: number },
): Answer {
	const answer = page(call, rows, show, limits);
	const body = answer.body as { count: number };
	return { ...answer, body: { ...body, count: Math.min(body.count, MOST_COUNTED) } };
}

/** The comma-separated values of a filter; undefined where it was not given. */
export function filterValues(query: URLSearchParams, name: string): string[] | undefined {
	const given = query.get(name);
	return given === null || given === '' ? undefined : given.split(',').map((part) => part.trim());
}
