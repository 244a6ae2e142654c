/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { KeyedMutex } from '../../../nodes/api/util/KeyedMutex';

/** Work that ends when it is told to. */
function work() {
	let end!: () => void;
	const ended = new Promise<void>((resolve) => (end = resolve));
	return { run: jest.fn(async () => await ended), end };
}

test('work on the same thing waits for all before it, though some have ended meanwhile', async () => {
	const turns = new KeyedMutex();
	const [first, second, third] = [work(), work(), work()];
	const one = turns.run('key', first.run);
	const two = turns.run('key', second.run);
	first.end();
	await one;
	const three = turns.run('key', third.run);
	await new Promise(setImmediate);
	expect(second.run).toHaveBeenCalled();
	expect(third.run).not.toHaveBeenCalled();
	second.end();
	third.end();
	await Promise.all([two, three]);
	expect(third.run).toHaveBeenCalledTimes(1);
});

test('gives what the work gives, and passes on what it throws', async () => {
	const turns = new KeyedMutex();
	await expect(turns.run('key', async () => await Promise.resolve(5))).resolves.toBe(5);
	const fails = async () => await Promise.reject(new Error('no'));
	await expect(turns.run('key', fails)).rejects.toThrow('no');
	await expect(turns.run('key', async () => await Promise.resolve(6))).resolves.toBe(6);
});
