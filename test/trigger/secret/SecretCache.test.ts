import type { Refusal } from '../../../nodes/signature/types';
import { MINUTE, SECOND } from '../clock';
import { Didit, DOWN, signedAlsoWith, SlowDidit, useStore } from './cache';

const t = useStore();

describe('reading', () => {
	test('the first delivery reads, those of the next five minutes do not', async () => {
		expect(await t.deliver('one')).toBe('taken');
		t.clock.advance(5 * MINUTE - 1);
		expect(await t.deliver('one')).toBe('taken');
		expect(t.didit.reads).toBe(1);
	});

	test('after five minutes the secret is read again', async () => {
		await t.deliver('one');
		t.clock.advance(5 * MINUTE);
		expect(await t.deliver('one')).toBe('taken');
		expect(t.didit.reads).toBe(2);
	});

	test('applications are kept apart', async () => {
		const other = new Didit({ kind: 'secrets', secrets: ['two'] }, 'other');
		await t.deliver('one');
		expect(await t.deliver('two', other)).toBe('taken');
		expect(await t.deliver('one', other)).toBe('undecided');
	});

	test('of more than 100 applications the one used longest ago is forgotten', async () => {
		const many = Array.from(
			{ length: 100 },
			(_, index) => new Didit({ kind: 'secrets', secrets: ['one'] }, `application ${index}`),
		);
		for (const source of many) await t.deliver('one', source);
		await t.deliver('one', many[0]);
		await t.deliver('one', t.didit);
		await t.deliver('one', many[0]);
		expect(many[0]?.reads).toBe(1);
		await t.deliver('one', many[1]);
		expect(many[1]?.reads).toBe(2);
	});
});

describe('a signature that does not fit', () => {
	test('causes a new reading, which may show a new secret', async () => {
		await t.deliver('one');
		t.didit.names('two');
		t.clock.advance(5 * SECOND);
		expect(await t.deliver('two')).toBe('taken');
		expect(t.didit.reads).toBe(2);
	});

	test('is refused for good after a reading that began later than the delivery came', async () => {
		await t.deliver('one');
		t.clock.advance(5 * SECOND);
		expect(await t.deliver('forged')).toBe('mismatch');
		expect(t.didit.reads).toBe(2);
	});

	test('is refused for good after the first reading of all', async () => {
		expect(await t.deliver('forged')).toBe('mismatch');
		expect(t.didit.reads).toBe(1);
	});

	test('is left open while no new reading may begin', async () => {
		await t.deliver('one');
		t.clock.advance(5 * SECOND - 1);
		expect(await t.deliver('forged')).toBe('undecided');
		expect(t.didit.reads).toBe(1);
		t.clock.advance(1);
		expect(await t.deliver('forged')).toBe('mismatch');
	});

	test('and the log can say why', async () => {
		await t.deliver('one');
		expect(await t.why()).toBe(
			'the signature fits no known secret, and the secret was read too short a time ago to read it again',
		);
		t.didit.answer = DOWN;
		t.clock.advance(5 * SECOND);
		expect(await t.why()).toBe(DOWN.why);
		const slow = new SlowDidit(DOWN, 'slow');
		const why = t.why(slow);
		t.clock.advance(2_500);
		expect(await why).toBe('Didit did not answer in time');
	});

	test('a flood of them reads once in five seconds', async () => {
		for (let at = 0; at < 60; at++) {
			for (let count = 0; count < 20; count++) await t.deliver('forged');
			t.clock.advance(SECOND);
		}
		expect(t.didit.reads).toBe(12);
	});

	test('failed readings count', async () => {
		await t.deliver('one');
		t.didit.answer = DOWN;
		t.clock.advance(5 * SECOND);
		expect(await t.deliver('forged')).toBe('undecided');
		t.didit.names('two');
		t.clock.advance(5 * SECOND - 1);
		expect(await t.deliver('two')).toBe('undecided');
		expect(t.didit.reads).toBe(2);
		t.clock.advance(1);
		expect(await t.deliver('two')).toBe('taken');
	});

	test('a verdict that no secret can change causes none', async () => {
		await t.deliver('one');
		t.clock.advance(MINUTE);
		const stale: Refusal = { ok: false, reason: 'staleBody', age: 700 };
		expect(await t.store.decide(t.didit, () => stale)).toBe(stale);
		expect(t.didit.reads).toBe(1);
	});
});

test('a signature of the secret of before tells of a rotation: the new one is read at once', async () => {
	await t.deliver('one');
	t.didit.names('two');
	expect(await t.store.decide(t.didit, signedAlsoWith('one'))).toMatchObject({ ok: true });
	expect(t.didit.reads).toBe(2);
	expect(await t.deliver('two')).toBe('taken');
	expect(t.didit.reads).toBe(2);
});

test('a secret that Didit named elsewhere counts without a reading', async () => {
	t.store.learn('application', 'named');
	expect(await t.deliver('named')).toBe('taken');
	expect(t.didit.reads).toBe(0);
});

describe('one reading serves all that wait', () => {
	let slow: SlowDidit;

	beforeEach(() => {
		slow = new SlowDidit(DOWN);
	});

	test('genuine ones are taken', async () => {
		const deliveries = Array.from({ length: 20 }, async () => await t.deliver('one', slow));
		slow.reply({ kind: 'secrets', secrets: ['one'] });
		expect(new Set(await Promise.all(deliveries))).toEqual(new Set(['taken']));
		expect(slow.reads).toBe(1);
	});

	test('what came after the reading began is not refused for good: the secret may have changed since', async () => {
		const first = t.deliver('two', slow);
		const second = t.deliver('two', slow);
		slow.reply({ kind: 'secrets', secrets: ['one'] });
		expect(await first).toBe('mismatch');
		expect(await second).toBe('undecided');
		expect(slow.reads).toBe(1);
	});

	test('a reading that takes longer than 2.5 s is given up', async () => {
		const first = t.deliver('one', slow);
		t.clock.advance(1_000);
		const second = t.deliver('one', slow);
		t.clock.advance(1_500);
		expect(await first).toBe('undecided');
		expect(await second).toBe('undecided');
		slow.reply({ kind: 'secrets', secrets: ['one'] });
		t.clock.advance(5 * SECOND);
		const third = t.deliver('one', slow);
		slow.reply({ kind: 'secrets', secrets: ['one'] });
		expect(await third).toBe('taken');
		expect(slow.reads).toBe(2);
	});
});
