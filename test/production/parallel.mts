/** Does the same for each, so many at a time, and tells after each how many are done. */
export async function eachOf<T>(
	all: readonly T[],
	atOnce: number,
	work: (one: T) => Promise<void>,
	done: (count: number) => void = () => undefined,
): Promise<void> {
	const left = all.values();
	let count = 0;
	const inTurn = async (): Promise<void> => {
		for (const one of left) {
			await work(one);
			done(++count);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, inTurn));
}
