/**
 * Works on several items at once and returns the results in the order of the items. Once one
 * rejects no further item is started; those under way are waited for.
 *
 * @param count number of items
 * @param width most items under way at any time, at least 1
 * @param work called with the index of an item
 * @throws what the first item, in order, threw
 */
export async function mapConcurrent<Result>(
	count: number,
	width: number,
	work: (index: number) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const failures: Array<{ index: number; error: unknown }> = [];
	let next = 0;

	const worker = async () => {
		while (next < count && failures.length === 0) {
			const index = next++;
			await work(index).then(
				(result) => {
					results[index] = result;
				},
				(error: unknown) => {
					failures.push({ index, error });
				},
			);
		}
	};
	await Promise.all(Array.from({ length: Math.min(width, count) }, worker));

	const [first] = failures.sort((a, b) => a.index - b.index);
	if (first) throw first.error;
	return results;
}
