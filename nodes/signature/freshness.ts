/**
 * @param timestamp seconds since the epoch
 * @param now milliseconds since the epoch
 * @returns seconds from the timestamp until now; negative for the future
 */
export function ageOf(timestamp: number, now: number): number {
	return now / 1000 - timestamp;
}

/**
 * @param age seconds, as {@link ageOf} gives them
 * @param tolerance seconds either way; the limit itself still passes, as in the specification
 */
export function isFresh(age: number, tolerance: number): boolean {
	return Math.abs(age) <= tolerance;
}
