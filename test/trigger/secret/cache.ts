import type { Reading, SecretSource } from '../../../nodes/DiditTrigger/secret/SecretCache';
import { SecretCache } from '../../../nodes/DiditTrigger/secret/SecretCache';
import type { Refusal, Verified } from '../../../nodes/signature/types';
import { FakeClock } from '../clock';

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
export const DOWN = {
	kind: 'unavailable',
	why: 'Didit had trouble of its own',
} as const satisfies Reading;
export const REFUSED = {
	kind: 'refused',
	why: 'Didit did not accept the sign-in',
} as const satisfies Reading;

/** Stands for a delivery that was signed with a secret. */
export function signedWith(secret: string) {
	return (known: readonly string[]): Verified | Refusal => {
		if (known.length === 0) return NO_SECRET;
		return known.includes(secret) ? GENUINE : MISMATCH;
	};
}

/** Stands for one that Didit signed after a rotation: where only the secret of before is known. */
export function signedAlsoWith(previous: string) {
	return (known: readonly string[]): Verified | Refusal => {
		const verdict = signedWith(previous)(known);
		return verdict.ok ? { ...verdict, signedWithPrevious: true } : verdict;
	};
}

/** Didit's side: what a reading brings, and how often one was asked for. */
export class Didit implements SecretSource {
	reads = 0;

	constructor(
		public answer: Reading,
		readonly id = 'application',
	) {}

	names(secret: string): void {
		this.answer = { kind: 'secrets', secrets: [secret] };
	}

	async read(): Promise<Reading> {
		this.reads++;
		return this.answer;
	}
}

/** A Didit whose answers are given by hand. */
export class SlowDidit extends Didit {
	private waiting: Array<(reading: Reading) => void> = [];

	override async read(): Promise<Reading> {
		this.reads++;
		return await new Promise((resolve) => this.waiting.push(resolve));
	}

	reply(reading: Reading): void {
		for (const resolve of this.waiting.splice(0)) resolve(reading);
	}
}

/** A store with a clock that is set by hand, and one application at Didit. */
export class StoreTest {
	clock!: FakeClock;
	store!: SecretCache;
	didit!: Didit;

	/** What becomes of a delivery that was signed with a secret. */
	async deliver(secret: string, source: SecretSource = this.didit): Promise<string> {
		const verdict = await this.store.decide(source, signedWith(secret));
		return verdict.ok ? 'taken' : verdict.reason;
	}

	/** The secrets with which a forged delivery is judged, each time that it is. */
	async judged(): Promise<string[][]> {
		const calls: string[][] = [];
		await this.store.decide(this.didit, (known) => {
			calls.push([...known]);
			return signedWith('forged')(known);
		});
		return calls;
	}

	/** Why a forged delivery cannot be judged now. */
	async why(source: SecretSource = this.didit): Promise<string | undefined> {
		const verdict = await this.store.decide(source, signedWith('forged'));
		return verdict.ok || verdict.reason !== 'undecided' ? undefined : verdict.why;
	}
}

export function useStore(): StoreTest {
	const t = new StoreTest();

	beforeEach(() => {
		t.clock = new FakeClock();
		t.store = new SecretCache(t.clock);
		t.didit = new Didit({ kind: 'secrets', secrets: ['one'] });
	});

	return t;
}
