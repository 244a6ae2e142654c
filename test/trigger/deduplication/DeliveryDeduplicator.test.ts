/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { eventKeys } from '../../../nodes/common/eventKeys';
import type { Outcome } from '../../../nodes/DiditTrigger/deduplication/DeliveryDeduplicator';
import { DeliveryDeduplicator } from '../../../nodes/DiditTrigger/deduplication/DeliveryDeduplicator';
import { ReplayLimiter } from '../../../nodes/DiditTrigger/deduplication/ReplayLimiter';
import { FakeClock, SECOND } from '../clock';

/** A memory of n8n whose calls are answered by hand, in their order, before or after they come. */
class Recorder {
	readonly calls: string[][] = [];

	private readonly asking: Array<(processed: string[] | Error) => void> = [];

	private readonly given: Array<string[] | Error> = [];

	readonly record = async (values: string[]) => {
		this.calls.push(values);
		const answer =
			this.given.shift() ??
			(await new Promise<string[] | Error>((resolve) => this.asking.push(resolve)));
		if (answer instanceof Error) throw answer;
		return { processed: answer };
	};

	answer(processed: string[] | Error): void {
		const resolve = this.asking.shift();
		if (resolve) resolve(processed);
		else this.given.push(processed);
	}
}

const kinds = (outcomes: Outcome[]) => outcomes.map(({ kind }) => kind);

describe('DeliveryMemory', () => {
	let clock: FakeClock;
	let memory: DeliveryDeduplicator;
	let recorder: Recorder;

	beforeEach(() => {
		clock = new FakeClock();
		memory = new DeliveryDeduplicator(clock);
		recorder = new Recorder();
	});

	const admit = async (values: string[], trigger = 'a') =>
		await memory.admit(trigger, values, recorder.record);

	test('deliveries that wait share the next call, and calls do not overlap', async () => {
		const first = admit(['1']);
		const waiting = [admit(['2', 'x']), admit(['3', 'y']), admit(['4'])];
		expect(recorder.calls).toEqual([['1']]);
		recorder.answer([]);
		expect((await first).kind).toBe('new');
		recorder.answer(['y']);
		expect(kinds(await Promise.all(waiting))).toEqual(['new', 'duplicate', 'new']);
		expect(recorder.calls).toEqual([['1'], ['2', 'x', '3', 'y', '4']]);
	});

	test('the first does not wait for those that came after it', async () => {
		const first = admit(['1']);
		const second = admit(['2']);
		recorder.answer([]);
		expect((await first).kind).toBe('new');
		recorder.answer([]);
		expect((await second).kind).toBe('new');
	});

	test('triggers do not wait for each other', async () => {
		void admit(['1'], 'a');
		void admit(['1'], 'b');
		expect(recorder.calls).toEqual([['1'], ['1']]);
	});

	test('repeats within one call are found, whichever value they share', async () => {
		void admit(['0']);
		const waiting = [
			admit(['id:1', 'x']),
			admit(['id:2', 'x']),
			admit(['id:2', 'z']),
			admit(['q']),
		];
		recorder.answer([]);
		recorder.answer([]);
		expect(kinds(await Promise.all(waiting))).toEqual(['new', 'duplicate', 'duplicate', 'new']);
		expect(recorder.calls[1]).toEqual(['id:1', 'x', 'id:2', 'z', 'q']);
	});

	test('a call that fails lets its own deliveries pass, and the next works', async () => {
		const first = admit(['1']);
		const second = admit(['2']);
		recorder.answer(new Error('locked'));
		expect(await first).toEqual({ kind: 'unknown', why: 'locked' });
		recorder.answer([]);
		expect(await second).toEqual({ kind: 'new' });
	});

	test('what a call that failed let through does not pass again', async () => {
		const first = admit(['id:1', 'x']);
		const waiting = [admit(['id:1', 'y']), admit(['id:2']), admit(['id:2'])];
		recorder.answer(new Error('locked'));
		recorder.answer(new Error('locked'));
		await first;
		expect(kinds(await Promise.all(waiting))).toEqual(['duplicate', 'unknown', 'duplicate']);
	});

	test('what n8n forgot because another worker wrote over it does not pass again', async () => {
		const first = admit(['1']);
		recorder.answer([]);
		await first;
		const second = admit(['1']);
		recorder.answer([]);
		expect((await second).kind).toBe('duplicate');
	});

	test('a call that never ends lets its own deliveries pass after 30 seconds, and the next works', async () => {
		const first = admit(['1']);
		const second = admit(['2']);
		clock.advance(30 * SECOND - 1);
		// All that follows without further events has happened by then.
		await new Promise(setImmediate);
		expect(recorder.calls).toEqual([['1']]);
		clock.advance(1);
		expect(await first).toEqual({
			kind: 'unknown',
			why: 'it did not answer within 30 seconds',
		});
		recorder.answer(['1']);
		recorder.answer([]);
		expect(await second).toEqual({ kind: 'new' });
	});

	test('one call holds 400 deliveries at most, fewer values than n8n keeps', async () => {
		const first = admit(['first']);
		const waiting = Array.from(
			{ length: 1_001 },
			async (_, index) => await admit([`id:${index}`, `content:${index}`]),
		);
		for (let call = 0; call < 4; call++) recorder.answer([]);
		await first;
		expect(new Set(kinds(await Promise.all(waiting)))).toEqual(new Set(['new']));
		expect(recorder.calls.map(({ length }) => length)).toEqual([1, 800, 800, 402]);
	});

	test('what was recorded is known at once, and only then', async () => {
		const first = admit(['1', 'x']);
		expect(memory.knows('a', ['1'])).toBe(false);
		recorder.answer([]);
		await first;
		expect(memory.knows('a', ['unheard', 'x'])).toBe(true);
		expect(memory.knows('a', ['unheard'])).toBe(false);
		expect(memory.knows('b', ['1'])).toBe(false);
	});

	test('what was let through is known, though it could not be recorded', async () => {
		const first = admit(['1']);
		recorder.answer(new Error('locked'));
		expect(memory.knows('a', ['1'])).toBe(false);
		await first;
		expect(memory.knows('a', ['1'])).toBe(true);
	});

	test('the memory of a process is bounded', async () => {
		const first = admit(['oldest']);
		recorder.answer([]);
		await first;
		const many = admit(Array.from({ length: 10_000 }, (_, index) => `value ${index}`));
		recorder.answer([]);
		await many;
		expect(memory.knows('a', ['oldest'])).toBe(false);
		expect(memory.knows('a', ['value 0'])).toBe(true);
	});
});

describe('Passes', () => {
	test('a signature passes five times, per trigger', () => {
		const passes = new ReplayLimiter();
		const taken = Array.from({ length: 7 }, () => passes.take('a', 's'));
		expect(taken).toEqual([true, true, true, true, true, false, false]);
		expect(passes.take('a', 'another')).toBe(true);
		expect(passes.take('b', 's')).toBe(true);
	});

	test('a pass that was given back can be taken once more', () => {
		const passes = new ReplayLimiter();
		for (let count = 0; count < 5; count++) passes.take('a', 's');
		passes.giveBack('a', 's');
		expect([passes.take('a', 's'), passes.take('a', 's')]).toEqual([true, false]);
	});
});

describe('fingerprints', () => {
	const of = (text: string) => eventKeys(JSON.parse(text) as Record<string, unknown>, text);

	test('do not depend on how the text is written', () => {
		const one = '{"event_id":"e","a":1.0,"b":"\\u00e9","timestamp":5,"created_at":4}';
		const two = '{ "b": "é", "a": 1, "created_at": 4, "timestamp": 6, "event_id": "f" }';
		expect(of(one)[0]).toBe('id:e');
		expect(of(two)[0]).toBe('id:f');
		expect(of(one)[1]).toBe(of(two)[1]);
	});

	test.each(['', ',"event_id":null', ',"event_id":""', ',"event_id":5'])(
		'without a usable id there is the content alone (%s)',
		(id) => {
			expect(of(`{"a":1${id}}`)).toEqual([expect.stringMatching(/^content:/)]);
		},
	);

	test('only the outermost id and timestamp are left out', () => {
		const nested = (id: number) => `{"created_at":1,"decision":{"event_id":${id},"timestamp":2}}`;
		expect(of(nested(1))).not.toEqual(of(nested(2)));
	});

	test.each(['', ',"created_at":null'])(
		'the timestamp counts without created_at (%s)',
		(created) => {
			const at = (timestamp: number) => `{"timestamp":${timestamp}${created}}`;
			expect(of(at(1))).not.toEqual(of(at(2)));
		},
	);

	test('a text that has no canonical form is known by itself', () => {
		const odd = (status: string) => `{"status":"${status}","name":"\\ud800"}`;
		expect(of(odd('a'))).toEqual(of(odd('a')));
		expect(of(odd('a'))).not.toEqual(of(odd('b')));
	});
});
