/** How often each value is there, in words: `3 200, 1 503`. */
export function counts(values: readonly (string | number)[]): string {
	const found = new Map<string | number, number>();
	for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
	return [...found].map(([value, count]) => `${count} × ${value}`).join(', ') || 'none';
}
