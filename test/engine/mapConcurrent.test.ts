/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { mapConcurrent } from '../../nodes/Didit/engine/mapConcurrent';

/** Work that ends when told to, so that tests decide about the order. */
function controlled() {
	const ends = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
	const work = async (index: number) => {
		await new Promise<void>((resolve, reject) => ends.set(index, { resolve, reject }));
		return index * 10;
	};
	const settled = async () => await new Promise((resolve) => setImmediate(resolve));
	return { ends, work, settled };
}

test('results keep the order of the items, whichever ends first', async () => {
	const { ends, work, settled } = controlled();
	const all = mapConcurrent(3, 3, work);
	for (const index of [2, 0, 1]) {
		ends.get(index)?.resolve();
		await settled();
	}
	expect(await all).toEqual([0, 10, 20]);
});

test('no more than the width are under way', async () => {
	const { ends, work, settled } = controlled();
	const all = mapConcurrent(5, 2, work);
	expect([...ends.keys()]).toEqual([0, 1]);
	ends.get(1)?.resolve();
	await settled();
	expect([...ends.keys()]).toEqual([0, 1, 2]);
	for (let index = 0; index < 5; index++) {
		ends.get(index)?.resolve();
		await settled();
	}
	expect(await all).toHaveLength(5);
});

test('after a failure nothing further is started, and what is under way is waited for', async () => {
	const { ends, work, settled } = controlled();
	let over = false;
	const all = mapConcurrent(5, 2, work).finally(() => {
		over = true;
	});
	all.catch(() => undefined);
	ends.get(1)?.reject(new Error('second'));
	await settled();
	expect(over).toBe(false);
	expect([...ends.keys()]).toEqual([0, 1]);
	ends.get(0)?.reject(new Error('first'));
	await expect(all).rejects.toThrow('first');
});

test('no items, no work', async () => {
	expect(await mapConcurrent(0, 5, async () => 1)).toEqual([]);
});
