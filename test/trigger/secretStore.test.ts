import type { Reading, SecretSource } from '../../nodes/DiditTrigger/secret/store';
import { SecretStore } from '../../nodes/DiditTrigger/secret/store';
import type { Refusal, Verified } from '../../nodes/DiditTrigger/signature/types';
import { FakeClock, MINUTE, SECOND } from './clock';

const GENUINE: Verified = {
	ok: true,
	via: 'raw',
	signature: '',
	event: {},
	text: '{}',
	body: {},
};
const MISMATCH: Refusal = { ok: false, reason: 'mismatch' };
const NO_SECRET: Refusal = { ok: false, reason: 'noSecret' };
const DOWN: Reading = { kind: 'unavailable', why: 'Didit had trouble of its own' };
const REFUSED: Reading = { kind: 'refused', why: 'Didit did not accept the sign-in' };

/** Stands for a delivery that was signed with a secret. */
function signedWith(secret: string) {
	return (known: readonly string[]): Verified | Refusal => {
		if (known.length === 0) return NO_SECRET;
		return known.includes(secret) ? GENUINE : MISMATCH;
	};
}

/** Didit's side: what a reading brings, and how often one was asked for. */
class Didit implements SecretSource {
	reads = 0;

	constructor(
		public answer: Reading,
		readonly id = 'application',
	) {}

	names(secret: string): void {
		this.answer = { kind: 'secret', secret };
	}

	async read(): Promise<Reading> {
		this.reads++;
		return this.answer;
	}
}

/** A Didit whose answers are given by hand. */
class SlowDidit extends Didit {
	private waiting: Array<(reading: Reading) => void> = [];

	override async read(): Promise<Reading> {
		this.reads++;
		return await new Promise((resolve) => this.waiting.push(resolve));
	}

	reply(reading: Reading): void {
		for (const resolve of this.waiting.splice(0)) resolve(reading);
	}
}

let clock: FakeClock;
let store: SecretStore;
let didit: Didit;

beforeEach(() => {
	clock = new FakeClock();
	store = new SecretStore(clock);
	didit = new Didit({ kind: 'secret', secret: 'one' });
});

async function deliver(secret: string, source: SecretSource = didit): Promise<string> {
	const verdict = await store.decide(source, signedWith(secret));
	return verdict.ok ? 'taken' : verdict.reason;
}

describe('reading', () => {
	test('the first delivery reads, those of the next five minutes do not', async () => {
		expect(await deliver('one')).toBe('taken');
		clock.advance(5 * MINUTE - 1);
		expect(await deliver('one')).toBe('taken');
		expect(didit.reads).toBe(1);
	});

	test('after five minutes the secret is read again', async () => {
		await deliver('one');
		clock.advance(5 * MINUTE);
		expect(await deliver('one')).toBe('taken');
		expect(didit.reads).toBe(2);
	});

	test('applications are kept apart', async () => {
		const other = new Didit({ kind: 'secret', secret: 'two' }, 'other');
		await deliver('one');
		expect(await deliver('two', other)).toBe('taken');
		expect(await deliver('one', other)).toBe('undecided');
	});

	test('of more than 100 applications the one used longest ago is forgotten', async () => {
		const many = Array.from(
			{ length: 100 },
			(_, index) => new Didit({ kind: 'secret', secret: 'one' }, `application ${index}`),
		);
		for (const source of many) await deliver('one', source);
		await deliver('one', many[0]);
		await deliver('one', didit);
		await deliver('one', many[0]);
		expect(many[0]?.reads).toBe(1);
		await deliver('one', many[1]);
		expect(many[1]?.reads).toBe(2);
	});
});

describe('a signature that does not fit', () => {
	test('causes a new reading, which may show a new secret', async () => {
		await deliver('one');
		didit.names('two');
		clock.advance(5 * SECOND);
		expect(await deliver('two')).toBe('taken');
		expect(didit.reads).toBe(2);
	});

	test('is refused for good after a reading that began later than the delivery came', async () => {
		await deliver('one');
		clock.advance(5 * SECOND);
		expect(await deliver('forged')).toBe('mismatch');
		expect(didit.reads).toBe(2);
	});

	test('is refused for good after the first reading of all', async () => {
		expect(await deliver('forged')).toBe('mismatch');
		expect(didit.reads).toBe(1);
	});

	test('is left open while no new reading may begin', async () => {
		await deliver('one');
		clock.advance(5 * SECOND - 1);
		expect(await deliver('forged')).toBe('undecided');
		expect(didit.reads).toBe(1);
		clock.advance(1);
		expect(await deliver('forged')).toBe('mismatch');
	});

	test('a flood of them reads once in five seconds', async () => {
		for (let at = 0; at < 60; at++) {
			for (let count = 0; count < 20; count++) await deliver('forged');
			clock.advance(SECOND);
		}
		expect(didit.reads).toBe(12);
	});

	test('failed readings count', async () => {
		await deliver('one');
		didit.answer = DOWN;
		clock.advance(5 * SECOND);
		expect(await deliver('forged')).toBe('undecided');
		didit.names('two');
		clock.advance(5 * SECOND - 1);
		expect(await deliver('two')).toBe('undecided');
		expect(didit.reads).toBe(2);
		clock.advance(1);
		expect(await deliver('two')).toBe('taken');
	});

	test('a verdict that no secret can change causes none', async () => {
		await deliver('one');
		clock.advance(MINUTE);
		const stale: Refusal = { ok: false, reason: 'staleBody', age: 700 };
		expect(await store.decide(didit, () => stale)).toBe(stale);
		expect(didit.reads).toBe(1);
	});
});

describe('one reading serves all that wait', () => {
	let slow: SlowDidit;

	beforeEach(() => {
		slow = new SlowDidit(DOWN);
	});

	test('genuine ones are taken', async () => {
		const deliveries = Array.from({ length: 20 }, async () => await deliver('one', slow));
		slow.reply({ kind: 'secret', secret: 'one' });
		expect(new Set(await Promise.all(deliveries))).toEqual(new Set(['taken']));
		expect(slow.reads).toBe(1);
	});

	test('what came after the reading began is not refused for good: the secret may have changed since', async () => {
		const first = deliver('two', slow);
		const second = deliver('two', slow);
		slow.reply({ kind: 'secret', secret: 'one' });
		expect(await first).toBe('mismatch');
		expect(await second).toBe('undecided');
		expect(slow.reads).toBe(1);
	});

	test('a reading that takes longer than 2.5 s is given up', async () => {
		const first = deliver('one', slow);
		clock.advance(1_000);
		const second = deliver('one', slow);
		clock.advance(1_500);
		expect(await first).toBe('undecided');
		expect(await second).toBe('undecided');
		slow.reply({ kind: 'secret', secret: 'one' });
		clock.advance(5 * SECOND);
		const third = deliver('one', slow);
		slow.reply({ kind: 'secret', secret: 'one' });
		expect(await third).toBe('taken');
		expect(slow.reads).toBe(2);
	});
});

describe('when Didit cannot be read', () => {
	test('without a secret nothing is taken', async () => {
		didit.answer = DOWN;
		const verdict = await store.decide(didit, signedWith('one'));
		expect(verdict).toEqual({ ok: false, reason: 'undecided', why: DOWN.why });
	});

	test('the last known secret stays good for an hour', async () => {
		await deliver('one');
		didit.answer = DOWN;
		clock.advance(60 * MINUTE);
		expect(await deliver('one')).toBe('taken');
		clock.advance(1);
		expect(await deliver('one')).toBe('undecided');
	});

	test('it vouches, but proves nothing against a delivery', async () => {
		await deliver('one');
		didit.answer = DOWN;
		clock.advance(10 * MINUTE);
		expect(await deliver('forged')).toBe('undecided');
	});

	test('a reading that succeeds again counts anew', async () => {
		await deliver('one');
		didit.answer = DOWN;
		clock.advance(50 * MINUTE);
		await deliver('one');
		didit.names('one');
		clock.advance(5 * SECOND);
		await deliver('one');
		didit.answer = DOWN;
		clock.advance(50 * MINUTE);
		expect(await deliver('one')).toBe('taken');
	});
});

describe('when Didit no longer gives out the secret', () => {
	test('the known one is dropped, and with it those that it replaced', async () => {
		await deliver('one');
		didit.names('two');
		clock.advance(5 * SECOND);
		await deliver('two');
		didit.answer = REFUSED;
		clock.advance(5 * SECOND);
		expect(await deliver('forged')).toBe('undecided');
		expect(await deliver('two')).toBe('undecided');
		expect(await deliver('one')).toBe('undecided');
	});

	test('the answer says to come back, and a good reading mends it', async () => {
		didit.answer = REFUSED;
		expect(await store.decide(didit, signedWith('one'))).toMatchObject({ why: REFUSED.why });
		didit.names('one');
		clock.advance(5 * SECOND);
		expect(await deliver('one')).toBe('taken');
	});
});

describe('a replaced secret', () => {
	beforeEach(async () => {
		await deliver('one');
		didit.names('two');
		clock.advance(MINUTE);
		expect(await deliver('two')).toBe('taken');
	});

	test('stays good for 300 s after the change was seen', async () => {
		clock.advance(300 * SECOND);
		expect(await deliver('one')).toBe('taken');
		clock.advance(1);
		expect(await deliver('one')).not.toBe('taken');
		clock.advance(5 * SECOND);
		expect(await deliver('one')).toBe('mismatch');
	});

	test('stays good beside one that was replaced after it', async () => {
		didit.names('three');
		clock.advance(100 * SECOND);
		expect(await deliver('three')).toBe('taken');
		expect(await deliver('one')).toBe('taken');
		expect(await deliver('two')).toBe('taken');
		clock.advance(201 * SECOND);
		expect(await deliver('one')).toBe('mismatch');
		expect(await deliver('two')).toBe('taken');
	});
});
