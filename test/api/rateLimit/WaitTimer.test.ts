import { WaitTimer } from '../../../nodes/api/rateLimit/WaitTimer';
import { VirtualTime } from './virtualTime';

/** Works that last for a while, each beginning at its time. */
async function measure(works: Array<['waiting' | 'sending', number, number]>): Promise<number> {
	const time = new VirtualTime(1);
	const waitTimer = new WaitTimer(time.clock());
	const all = works.map(async ([kind, from, to]) => {
		await time.wait(from);
		const work = async () => await time.wait(to - from);
		if (kind === 'waiting') await waitTimer.whileWaiting(work);
		else await waitTimer.whileSending(work);
	});
	await time.until(Promise.all(all));
	return waitTimer.ms;
}

test.each<[string, Array<['waiting' | 'sending', number, number]>, number]>([
	['nothing happened', [], 0],
	['somebody waited alone', [['waiting', 5, 12]], 7],
	['only sending', [['sending', 5, 12]], 0],
	[
		'waits at the same time count once',
		[
			['waiting', 0, 10],
			['waiting', 4, 16],
		],
		16,
	],
	[
		'waits one after the other add up',
		[
			['waiting', 0, 10],
			['waiting', 20, 25],
		],
		15,
	],
	[
		'while something was sent the run got ahead',
		[
			['waiting', 0, 30],
			['sending', 10, 15],
			['sending', 12, 20],
		],
		20,
	],
])('%s', async (_what, works, expected) => {
	expect(await measure(works)).toBe(expected);
});

test('work that fails ends as well, with its error', async () => {
	const time = new VirtualTime(1);
	const waitTimer = new WaitTimer(time.clock());
	const fail = async () => await Promise.reject(new Error('No'));
	await expect(waitTimer.whileSending(fail)).rejects.toThrow('No');
	await expect(waitTimer.whileWaiting(fail)).rejects.toThrow('No');
	await time.until(waitTimer.whileWaiting(async () => await time.wait(9)));
	await time.until(time.wait(100));
	await time.until(waitTimer.whileSending(async () => await time.wait(9)));
	expect(waitTimer.ms).toBe(9);
});
