import { MINUTE, SECOND } from '../clock';
import { DOWN, REFUSED, signedWith, useStore } from './cache';

const t = useStore();

describe('when Didit cannot be read', () => {
	test('without a secret nothing is taken', async () => {
		t.didit.answer = DOWN;
		const verdict = await t.store.decide(t.didit, signedWith('one'));
		expect(verdict).toEqual({ ok: false, reason: 'undecided', why: DOWN.why });
	});

	test('the last known secret stays good for an hour', async () => {
		await t.deliver('one');
		t.didit.answer = DOWN;
		t.clock.advance(60 * MINUTE);
		expect(await t.deliver('one')).toBe('taken');
		t.clock.advance(1);
		expect(await t.deliver('one')).toBe('undecided');
	});

	test('it vouches, but proves nothing against a delivery', async () => {
		await t.deliver('one');
		t.didit.answer = DOWN;
		t.clock.advance(10 * MINUTE);
		expect(await t.deliver('forged')).toBe('undecided');
	});

	test('a reading that succeeds again counts anew', async () => {
		await t.deliver('one');
		t.didit.answer = DOWN;
		t.clock.advance(50 * MINUTE);
		await t.deliver('one');
		t.didit.names('one');
		t.clock.advance(5 * SECOND);
		await t.deliver('one');
		t.didit.answer = DOWN;
		t.clock.advance(50 * MINUTE);
		expect(await t.deliver('one')).toBe('taken');
	});
});

describe('when Didit no longer gives out the secret', () => {
	test('the known one is dropped, and with it those that it replaced', async () => {
		await t.deliver('one');
		t.didit.names('two');
		t.clock.advance(5 * SECOND);
		await t.deliver('two');
		t.didit.answer = REFUSED;
		t.clock.advance(5 * SECOND);
		expect(await t.deliver('forged')).toBe('undecided');
		expect(await t.deliver('two')).toBe('undecided');
		expect(await t.deliver('one')).toBe('undecided');
	});

	test('the answer says to come back, and a good reading mends it', async () => {
		t.didit.answer = REFUSED;
		expect(await t.store.decide(t.didit, signedWith('one'))).toMatchObject({ why: REFUSED.why });
		t.didit.names('one');
		t.clock.advance(5 * SECOND);
		expect(await t.deliver('one')).toBe('taken');
	});
});

describe('a replaced secret', () => {
	beforeEach(async () => {
		await t.deliver('one');
		t.didit.names('two');
		t.clock.advance(MINUTE);
		expect(await t.deliver('two')).toBe('taken');
	});

	test('stays good for 300 s after the change was seen', async () => {
		t.clock.advance(300 * SECOND);
		expect(await t.deliver('one')).toBe('taken');
		t.clock.advance(1);
		expect(await t.deliver('one')).not.toBe('taken');
		t.clock.advance(5 * SECOND);
		expect(await t.deliver('one')).toBe('mismatch');
	});

	test('stays good beside one that was replaced after it', async () => {
		t.didit.names('three');
		t.clock.advance(100 * SECOND);
		expect(await t.deliver('three')).toBe('taken');
		expect(await t.deliver('one')).toBe('taken');
		expect(await t.deliver('two')).toBe('taken');
		t.clock.advance(201 * SECOND);
		expect(await t.deliver('one')).toBe('mismatch');
		expect(await t.deliver('two')).toBe('taken');
	});
});

describe('a delivery is judged with exactly the secrets that count', () => {
	test('once where no reading may begin, twice with one in between', async () => {
		expect(await t.judged()).toStrictEqual([['one']]);
		expect(await t.judged()).toStrictEqual([['one']]);
		t.clock.advance(5 * SECOND);
		expect(await t.judged()).toStrictEqual([['one'], ['one']]);
	});

	test('the present one, and those that it replaced for as long as they count', async () => {
		await t.deliver('one');
		t.didit.names('two');
		t.clock.advance(100 * SECOND);
		expect(await t.judged()).toStrictEqual([['one'], ['two'], ['two', 'one']]);
		t.didit.names('three');
		t.clock.advance(100 * SECOND);
		expect(await t.judged()).toStrictEqual([
			['two'],
			['two', 'one'],
			['three'],
			['three', 'one', 'two'],
		]);
		t.clock.advance(201 * SECOND);
		expect(await t.judged()).toStrictEqual([
			['three'],
			['three', 'two'],
			['three'],
			['three', 'two'],
		]);
	});

	test('none after Didit gave it out no longer', async () => {
		await t.deliver('one');
		t.didit.names('two');
		t.clock.advance(5 * SECOND);
		await t.deliver('two');
		t.didit.answer = REFUSED;
		t.clock.advance(5 * SECOND);
		expect(await t.judged()).toStrictEqual([['two'], ['two', 'one'], []]);
		expect(await t.judged()).toStrictEqual([[]]);
	});

	test('none where Didit never named one', async () => {
		t.didit.answer = DOWN;
		expect(await t.judged()).toStrictEqual([[]]);
	});

	test('the last known one up to its hour', async () => {
		await t.deliver('one');
		t.didit.answer = DOWN;
		t.clock.advance(60 * MINUTE);
		expect(await t.judged()).toStrictEqual([['one']]);
		t.clock.advance(5 * SECOND);
		expect(await t.judged()).toStrictEqual([[]]);
	});
});
