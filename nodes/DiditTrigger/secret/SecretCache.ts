import { LruMap } from '../../api/util/LruMap';
import { withTimeout } from '../../api/util/withTimeout';
import type { Clock } from '../../api/types';
import type { Refusal, Verified } from '../../signature/types';

/** What reading the secret from Didit came to. */
export type Reading =
	| { readonly kind: 'secrets'; readonly secrets: readonly string[] }
	/** No answer, or one that says to come back: nothing is known against the secret at hand. */
	| { readonly kind: 'unavailable'; readonly why: string }
	/** Didit does not give out the secret, or has none: the one at hand counts no longer. */
	| { readonly kind: 'refused'; readonly why: string };

export interface SecretSource {
	/** Tells apart what has different secrets. */
	readonly id: string;
	/** Asks Didit, once. */
	read(): Promise<Reading>;
}

/** The delivery may be genuine, but nobody can tell now: Didit should send it again. */
export interface Undecided {
	readonly ok: false;
	readonly reason: 'undecided';
	readonly why: string;
}

type Verdict = Verified | Refusal;

interface Known {
	/** What Didit named last, and when. */
	current?: { readonly secrets: readonly string[]; readonly confirmedAt: number };
	/** Secrets that were replaced, and until when they still count. */
	replaced: Array<{ readonly secret: string; readonly until: number }>;
	/** When the last reading began, successful or not. */
	begunAt: number;
	/** Readings that began. */
	begun: number;
	/** The reading, counted like {@link begun}, that last brought a secret. */
	answered: number;
	pending?: Promise<void>;
	why: string;
}

const MOST_ENTRIES = 100;
const FRESH_FOR = 5 * 60_000;
/** Didit's API being down must not stop deliveries that a known secret vouches for. */
const GOOD_WITHOUT_DIDIT_FOR = 60 * 60_000;
const REPLACED_GOOD_FOR = 300_000;
const BETWEEN_READINGS = 5_000;
/** Didit gives up on a delivery after 5 s. */
const READING_TAKES_AT_MOST = 2_500;

const READ_A_MOMENT_AGO =
	'the signature fits no known secret, and the secret was read too short a time ago to read it again';

/** Keeps the secrets of triggers in the memory of this process, and nowhere else. */
export class SecretCache {
	private readonly known = new LruMap<Known>(MOST_ENTRIES);

	constructor(private readonly clock: Clock) {}

	/**
	 * Has a delivery judged with the secrets at hand, and again with a new reading where they do
	 * not fit. Only a reading that began after the delivery came can prove that nothing fits:
	 * an older one may have missed a change.
	 *
	 * @param judge called with the secrets that count now, possibly none; may be called again
	 */
	async decide(
		source: SecretSource,
		judge: (secrets: readonly string[]) => Verdict,
	): Promise<Verdict | Undecided> {
		const known = this.entryOf(source.id);
		const before = known.begun;
		if (!this.isFresh(known)) await this.refresh(known, source);
		let verdict = this.judged(known, source, judge);
		if (isOpen(verdict) && (await this.refresh(known, source))) {
			verdict = this.judged(known, source, judge);
		}
		if (!isOpen(verdict) || known.answered > before) return verdict;
		return { ok: false, reason: 'undecided', why: known.why };
	}

	/** Takes a secret that Didit has just named on another occasion. */
	learn(id: string, secret: string): void {
		this.confirm(this.entryOf(id), [secret]);
	}

	/** The secret that Didit named last comes first: where it was replaced since, there is another. */
	private judged(
		known: Known,
		source: SecretSource,
		judge: (secrets: readonly string[]) => Verdict,
	): Verdict {
		const { current, replaced } = this.secretsOf(known);
		const verdict = judge(current);
		if (verdict.ok && verdict.signedWithPrevious) {
			// Nobody waits for it, and nobody but who knows the secret causes it.
			this.refresh(known, source, 'now').catch(() => undefined);
		}
		return isOpen(verdict) && replaced.length > 0 ? judge([...current, ...replaced]) : verdict;
	}

	private entryOf(id: string): Known {
		const known = this.known.get(id);
		if (known) return known;
		const blank: Known = {
			replaced: [],
			begunAt: -Infinity,
			begun: 0,
			answered: 0,
			why: READ_A_MOMENT_AGO,
		};
		this.known.set(id, blank);
		return blank;
	}

	private isFresh({ current }: Known): boolean {
		return current !== undefined && this.clock.now() - current.confirmedAt < FRESH_FOR;
	}

	private secretsOf(known: Known) {
		const now = this.clock.now();
		const { current } = known;
		known.replaced = known.replaced.filter(({ until }) => now <= until);
		const isGood = current && now - current.confirmedAt <= GOOD_WITHOUT_DIDIT_FOR;
		return {
			current: isGood ? current.secrets : [],
			replaced: known.replaced.map(({ secret }) => secret),
		};
	}

	/** @returns whether a reading ended; false when none is under way and none may begin */
	private async refresh(
		known: Known,
		source: SecretSource,
		when: 'now' | 'ifDue' = 'ifDue',
	): Promise<boolean> {
		if (!known.pending) {
			const isDue = this.clock.now() - known.begunAt >= BETWEEN_READINGS;
			if (!isDue && when === 'ifDue') return false;
			known.begunAt = this.clock.now();
			known.begun++;
			known.pending = this.read(known, source);
		}
		await known.pending;
		return true;
	}

	private async read(known: Known, source: SecretSource): Promise<void> {
		const answer = withTimeout(this.clock, READING_TAKES_AT_MOST, source.read());
		const reading = await answer.finally(() => {
			known.pending = undefined;
		});
		if (!reading) {
			known.why = 'Didit did not answer in time';
			return;
		}
		if (reading.kind === 'secrets') return this.confirm(known, reading.secrets);
		known.why = reading.why;
		if (reading.kind === 'unavailable') return;
		known.current = undefined;
		known.replaced = [];
	}

	private confirm(known: Known, secrets: readonly string[]): void {
		const now = this.clock.now();
		for (const secret of known.current?.secrets ?? []) {
			if (secrets.includes(secret)) continue;
			known.replaced.push({ secret, until: now + REPLACED_GOOD_FOR });
		}
		known.current = { secrets, confirmedAt: now };
		known.answered = known.begun;
		known.why = READ_A_MOMENT_AGO;
	}
}

/** Whether another secret could lead to another verdict. */
function isOpen(verdict: Verdict): boolean {
	return !verdict.ok && (verdict.reason === 'mismatch' || verdict.reason === 'noSecret');
}
