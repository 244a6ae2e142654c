import type { Permit } from '../../../nodes/api/rateLimit/RateBudget';
import { RateBudget } from '../../../nodes/api/rateLimit/RateBudget';
import type { DiditResponse } from '../../../nodes/api/types';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const NOON = Date.UTC(2026, 10, 22, 12);

/** A budget at a time that is set by hand, with chance in hand as well. */
class Hand {
	now = NOON;

	chance = 0;

	readonly budget = new RateBudget(100, () => this.chance);

	/** Sends as many as may go, and at most `most`. */
	send(most = 1000): Permit[] {
		const passes: Permit[] = [];
		while (passes.length < most && this.budget.canAcquire(this.now)) {
			passes.push(this.budget.acquire(this.now));
		}
		return passes;
	}

	/** Hands back the answer to one request. */
	answer(pass: Permit | undefined, response?: DiditResponse): void {
		this.budget.release(pass as Permit, response, this.now);
	}

	/** Sends one and has it answered at once. */
	once(response?: DiditResponse): void {
		const [pass] = this.send(1);
		expect(pass).toBeDefined();
		this.answer(pass, response);
	}

	/** Uses up a limit of ten, alone, a second apart. */
	useUpTen(): void {
		for (let left = 9; left >= 0; left--) {
			this.once(word(left));
			if (left > 0) this.now += SECOND;
		}
	}
}

interface Told {
	limit?: number;
	resetIn?: number;
	at?: number;
}

/** An answer of Didit with so many left of a limit of ten. */
function word(remaining: number, { limit = 10, resetIn, at = NOON }: Told = {}): DiditResponse {
	return {
		status: 201,
		headers: {
			'x-ratelimit-limit': String(limit),
			'x-ratelimit-remaining': String(remaining),
			...(resetIn !== undefined && { 'x-ratelimit-reset': String((at + resetIn) / SECOND) }),
		},
		body: {},
	};
}

const plain: DiditResponse = { status: 200, headers: {}, body: {} };

const refusal = (headers: Record<string, string> = { 'retry-after': '20' }): DiditResponse => ({
	status: 429,
	headers,
	body: {},
});

let hand: Hand;
beforeEach(() => {
	hand = new Hand();
});

describe('before anything is known', () => {
	test('a few go, and one more for each answer', () => {
		const passes = hand.send();
		expect(passes).toHaveLength(5);
		hand.answer(passes[0], plain);
		expect(hand.send()).toHaveLength(2);
		hand.answer(passes[1], plain);
		expect(hand.send()).toHaveLength(2);
	});

	test('there is nothing to wait for', () => {
		expect(hand.budget.nextLook(hand.now)).toBe(Infinity);
		expect(hand.budget.isWaitingForAnswers).toBe(false);
		hand.send(1);
		expect(hand.budget.isWaitingForAnswers).toBe(true);
	});

	test('answers that tell nothing hold nothing back', () => {
		for (let count = 0; count < 1000; count++) hand.once(plain);
		expect(hand.send(2000)).toHaveLength(1005);
	});
});

describe('one process alone', () => {
	test('has as many under way as are free', () => {
		for (let left = 9; left >= 3; left--) hand.once(word(left));
		expect(hand.send()).toHaveLength(3);
	});

	test('uses the last one up, then waits for its own first to leave the window', () => {
		hand.useUpTen();
		expect(hand.send()).toEqual([]);
		const first = NOON + MINUTE;
		expect(hand.budget.nextLook(hand.now)).toBe(first);
		hand.now = first - 1;
		expect(hand.send()).toEqual([]);
		hand.now = first;
		expect(hand.send()).toEqual([{ sentAt: first, oldest: NOON + SECOND, onRipe: true }]);
	});

	test('waits again after what took the place of the first', () => {
		hand.useUpTen();
		hand.now = NOON + MINUTE;
		hand.once(word(0));
		expect(hand.send()).toEqual([]);
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + SECOND + MINUTE);
	});

	test('goes by the answer for how many can follow', () => {
		hand.useUpTen();
		hand.now = NOON + MINUTE + 4 * SECOND;
		hand.once(word(4));
		expect(hand.send()).toHaveLength(4);
	});

	test('forgets what left the window', () => {
		hand.useUpTen();
		hand.now += 2 * MINUTE;
		expect(hand.send()).toHaveLength(1);
		expect(hand.budget.nextLook(hand.now)).toBe(Infinity);
	});

	test('takes the newest word, whichever order the answers come in', () => {
		const passes = [...hand.send(2)];
		hand.now += 10;
		passes.push(...hand.send(1));
		hand.answer(passes[2], word(3, { limit: 6 }));
		hand.answer(passes[0], word(5, { limit: 6 }));
		expect(hand.send().length + 1).toBe(3);
	});

	test('takes the lower word of what was sent at the same moment', () => {
		const passes = hand.send(2);
		hand.answer(passes[1], word(3, { limit: 5 }));
		hand.answer(passes[0], word(4, { limit: 5 }));
		expect(hand.send()).toHaveLength(3);
	});

	test('takes an older word for the newest as long as there is no other', () => {
		const passes = [...hand.send(2)];
		hand.now += 10;
		passes.push(...hand.send(1));
		hand.answer(passes[2], plain);
		hand.answer(passes[0], word(3, { limit: 6 }));
		expect(hand.send().length + 1).toBe(3);
	});

	test('takes the lower word of what was sent before', () => {
		const passes = [...hand.send(1)];
		hand.now += 10;
		passes.push(...hand.send(1));
		hand.answer(passes[1], word(4, { limit: 5 }));
		hand.answer(passes[0], word(3, { limit: 5 }));
		expect(hand.send()).toHaveLength(3);
	});
});

describe('the length of the window', () => {
	test('is what the first word says, where that is less than a minute', () => {
		hand.once(word(0, { limit: 1, resetIn: 20 * SECOND }));
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + 20 * SECOND);
	});

	test('is a minute at most', () => {
		hand.once(word(0, { limit: 1, resetIn: 90 * SECOND }));
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + MINUTE);
	});

	test('is seen from the own oldest request, by who is alone', () => {
		hand.once(word(9));
		hand.now += 5 * SECOND;
		hand.once(word(8, { resetIn: 20 * SECOND }));
		// That one leaves 20 s after noon.
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + 20 * SECOND);
	});

	test('cannot be seen where others have requests in it', () => {
		hand.once(word(5));
		hand.now += 5 * SECOND;
		hand.once(word(4, { resetIn: 20 * SECOND }));
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + MINUTE);
	});

	test('cannot be seen from what was sent before there was any answer', () => {
		const passes = hand.send(2);
		hand.answer(passes[0], word(9));
		hand.answer(passes[1], word(8, { resetIn: 20 * SECOND }));
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + MINUTE);
	});

	test('was taken too short, when its end brings a refusal: then it doubles, up to a minute', () => {
		hand.once(word(0, { limit: 1, resetIn: 20 * SECOND }));
		hand.now += 20 * SECOND;
		hand.once(refusal({ 'retry-after': '1' }));
		hand.now += SECOND;
		hand.once(word(0, { limit: 1 }));
		expect(hand.budget.nextLook(hand.now)).toBe(hand.now + 40 * SECOND);
		hand.now += 40 * SECOND;
		hand.once(refusal({ 'retry-after': '1' }));
		hand.now += SECOND;
		hand.once(word(0, { limit: 1 }));
		expect(hand.budget.nextLook(hand.now)).toBe(hand.now + MINUTE);
	});

	test('has nothing to do with other refusals', () => {
		hand.once(word(5, { resetIn: 20 * SECOND }));
		for (let count = 0; count < 2; count++) {
			hand.once(refusal({ 'retry-after': '1' }));
			hand.now += SECOND;
		}
		hand.once(word(0));
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + 20 * SECOND);
	});

	test('nor with one of what was sent before it was known', () => {
		const passes = hand.send(2);
		hand.answer(passes[0], word(0, { limit: 1, resetIn: 20 * SECOND }));
		hand.answer(passes[1], refusal({ 'retry-after': '1' }));
		hand.now += SECOND;
		hand.once(word(0, { limit: 1 }));
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + 20 * SECOND);
	});

	test('nor with one where Didit had said that there was a place', () => {
		hand.once(word(1, { resetIn: 20 * SECOND }));
		hand.now += 20 * SECOND;
		hand.once(refusal({ 'retry-after': '1' }));
		hand.now += SECOND;
		hand.once(word(0));
		expect(hand.budget.nextLook(hand.now)).toBe(hand.now + 20 * SECOND);
	});
});

describe('where others use the key', () => {
	/** After so many own requests others have used the key as well, and so many are free. */
	function sharing(free: number, limit = 100, own = 10): void {
		for (let count = 1; count < own; count++) hand.once(word(limit - 1, { limit }));
		hand.once(word(free, { limit }));
	}

	test('as much of what is free as of what is used up', () => {
		// 10 of 50 used, so a fifth of 50; and of a hundred, two seconds' worth of a fifth: one.
		sharing(50);
		expect(hand.send()).toHaveLength(1);
		// 10 of 20 used of 600: a thirtieth of a half is 10.
		hand = new Hand();
		sharing(580, 600);
		expect(hand.send()).toHaveLength(10);
		// A quarter of 8 is two, less than that.
		hand = new Hand();
		sharing(560, 600);
		expect(hand.send()).toHaveLength(5);
	});

	test('not more under way than the own part of what is free', () => {
		// 10 of 20 used; half of the free 4 of 24.
		sharing(4, 24);
		const passes = hand.send();
		expect(passes).toHaveLength(1);
		hand.answer(passes[0], word(3, { limit: 24 }));
		expect(hand.send()).toHaveLength(1);
	});

	describe('the last few', () => {
		/** Ten own, of `used`, and one free. */
		const lastOf = (used: number, chance: number) => {
			hand = new Hand();
			hand.chance = chance;
			sharing(1, used + 1);
			return hand.send().length;
		};

		test('are left to chance, by the own part', () => {
			// 10 of 100 used: a tenth of the one that is free.
			expect(lastOf(100, 0.09)).toBe(1);
			expect(lastOf(100, 0.11)).toBe(0);
		});

		test('are taken where the others meet few refusals for it', () => {
			// 60 of 120 used: at most one other is refused, of 121.
			hand.chance = 0.99;
			sharing(1, 121, 60);
			expect(hand.send()).toHaveLength(1);
			// Of 21, one is too many.
			expect(lastOf(20, 0.99)).toBe(0);
		});

		test('are taken by who is new', () => {
			hand.chance = 0.99;
			// A fortieth of 120 is 3.
			sharing(1, 120, 2);
			expect(hand.send()).toHaveLength(1);
			hand = new Hand();
			hand.chance = 0.99;
			sharing(1, 120, 3);
			expect(hand.send()).toHaveLength(0);
		});

		test('are left while the own requests are under way', () => {
			hand.chance = 0;
			sharing(3, 100);
			const [pass] = hand.send();
			expect(pass).toBeDefined();
			expect(hand.send()).toEqual([]);
		});
	});

	test('who has no request in the window may look', () => {
		sharing(0);
		hand.now += MINUTE;
		expect(hand.send()).toHaveLength(1);
	});

	test('may look also where the refusal of an old request came late', () => {
		const passes = hand.send(4);
		hand.answer(passes[0], word(5, { resetIn: 20 * SECOND }));
		hand.answer(passes[1], refusal({ 'retry-after': '60' }));
		hand.answer(passes[2], word(4));
		hand.now += 30 * SECOND;
		hand.answer(passes[3], refusal({ 'retry-after': '10' }));
		hand.now = NOON + MINUTE;
		expect(hand.send()).toHaveLength(1);
	});
});

describe('after a refusal', () => {
	test('nothing goes until Didit says, then one to feel the way', () => {
		hand.once(refusal());
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + 20 * SECOND);
		hand.now += 20 * SECOND - 1;
		expect(hand.send()).toEqual([]);
		hand.now += 1;
		expect(hand.send()).toHaveLength(1);
	});

	test('it is all right again once one is taken', () => {
		hand.once(refusal());
		hand.now += 20 * SECOND;
		for (let left = 599; left > 590; left--) hand.once(word(left, { limit: 600 }));
		expect(hand.send()).toHaveLength(14);
	});

	test('one whose answer is lost proves nothing', () => {
		hand.once(refusal());
		hand.now += 20 * SECOND;
		hand.once(undefined);
		expect(hand.send()).toHaveLength(1);
	});

	test('the wait is longer by chance, and more so after the second and third', () => {
		hand.chance = 0.5;
		const waits = [1, 2, 3, 4].map(() => {
			const begun = hand.now;
			hand.once(refusal());
			hand.now = hand.budget.nextLook(hand.now);
			return hand.now - begun;
		});
		expect(waits).toEqual([20_500, 21_000, 22_000, 22_000]);
	});

	test('those that were under way are refused along with it, and the longest wait counts', () => {
		hand.chance = 0.5;
		const passes = hand.send(3);
		hand.answer(passes[0], refusal({ 'retry-after': '20' }));
		hand.answer(passes[1], refusal({ 'retry-after': '30' }));
		hand.answer(passes[2], refusal({ 'retry-after': '10' }));
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + 30 * SECOND);
		hand.now += 30 * SECOND;
		hand.once(refusal());
		expect(hand.budget.nextLook(hand.now)).toBe(hand.now + 21 * SECOND);
	});

	test('what was known to be free is not', () => {
		hand.once(word(9));
		hand.once(word(9));
		const passes = hand.send(2);
		hand.answer(passes[0], refusal());
		hand.now += 20 * SECOND;
		expect(hand.send()).toEqual([]);
		hand.answer(passes[1], undefined);
		expect(hand.send()).toHaveLength(1);
		expect(hand.send()).toEqual([]);
	});

	test('without a time, the header for the end of the window must do', () => {
		hand.once(refusal({ 'x-ratelimit-reset': String(NOON / SECOND + 33) }));
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + 33 * SECOND);
	});

	test('a time beyond the window is a minute at most', () => {
		hand.once(refusal({ 'x-ratelimit-reset': String(NOON / SECOND + 3600) }));
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + MINUTE);
	});

	test('without any header, it waits longer each time, up to a minute', () => {
		const waits = Array.from({ length: 7 }, () => {
			const begun = hand.now;
			hand.once(refusal({}));
			hand.now = hand.budget.nextLook(hand.now);
			return (hand.now - begun) / SECOND;
		});
		expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60]);
	});

	test('one that lasts longer than the window is of another limit, and holds up nobody', () => {
		hand.once(refusal({ 'retry-after': '61' }));
		expect(hand.send()).toHaveLength(5);
	});

	test('one that lasts as long as the window is of this limit', () => {
		hand.once(refusal({ 'retry-after': '60' }));
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + MINUTE);
	});
});

describe('where Didit tells nothing but a refusal', () => {
	/** Refused once, without a figure; then one is taken. */
	beforeEach(() => {
		hand.once(refusal({}));
		hand.now += 2 * SECOND;
		hand.once(plain);
	});

	test('the limit of the specification counts, less the own requests', () => {
		for (let count = 1; count < 100; count++) hand.once(plain);
		expect(hand.send()).toEqual([]);
		expect(hand.budget.nextLook(hand.now)).toBe(NOON + 2 * SECOND + MINUTE);
	});

	test('what got no answer counts as well', () => {
		for (let count = 1; count < 100; count++) hand.once(undefined);
		expect(hand.send()).toEqual([]);
	});

	test('so does what failed otherwise, however long Didit asks to wait for it', () => {
		const failure = { ...plain, status: 503, headers: { 'retry-after': '120' } };
		for (let count = 1; count < 100; count++) hand.once(failure);
		expect(hand.send()).toEqual([]);
	});

	test('figures that come later count instead', () => {
		hand.once(word(0));
		expect(hand.send()).toEqual([]);
	});
});

describe('an answer that lacks the figures', () => {
	test('uses one up, where others had them', () => {
		hand.once(word(2));
		hand.once(plain);
		hand.once(undefined);
		expect(hand.send()).toEqual([]);
	});

	test('a figure for what is left without the limit takes that of the specification', () => {
		hand.once({ ...plain, headers: { 'x-ratelimit-remaining': '2' } });
		expect(hand.send().length).toBeLessThanOrEqual(2);
	});
});
