/** A figure with its goal, as far as there is one, and whether that was reached. */
export function goal(figure: number, kind: 'least' | 'most', bound?: number): string {
	const text = figure.toFixed(2);
	if (bound === undefined) return text;
	const reached = kind === 'least' ? figure >= bound : figure <= bound;
	return `${text} (goal ${kind === 'least' ? '≥' : '≤'} ${bound}: ${reached ? 'reached' : 'MISSED'})`;
}

export const MEGABYTE = 2 ** 20;

export const megabytes = (bytes = NaN): string => `${(bytes / MEGABYTE).toFixed(1)} MB`;
