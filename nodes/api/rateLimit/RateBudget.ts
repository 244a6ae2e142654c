import { readLimits, WINDOW } from './headers';
import type { DiditResponse } from '../types';

/** Requests under way before Didit has answered any; each answer allows one more. */
const FIRST_STEPS = 5;
/** Where others use the key, too: no more under way than a thirtieth of the own part, 2 s' worth. */
const SHARES_UNDER_WAY = 30;
/** Of a limit: who has less than that of it is new, and may push in. */
const NEWCOMER = 1 / 40;
/** Of a limit: refusals within a window that are worth using it up. */
const BEARABLE = 0.015;
/** After a refusal: at most this much longer than Didit asks, doubled twice as refusals go on. */
const SPREAD = 1000;

/** One request on its way. */
export interface Permit {
	readonly sentAt: number;
	/** When the oldest of this process's requests in the window was answered. */
	readonly oldest?: number;
	/** Sent only because one of this process's own requests should have left the window. */
	readonly onRipe: boolean;
}

/**
 * What is known of one limit of Didit's, and whether a request may go.
 *
 * Processes that share a key do not talk to each other. All that a process knows is its own requests
 * and what Didit answers to them:
 *
 * - Nothing is held back until an answer tells of a limit.
 * - No more is under way than the newest answer said is free, down to the last.
 * - Where more is used up than this process used, there are others. Of what is free it then takes
 *   the part that it has of what is used up, and the last few by chance.
 * - When nothing is free it waits for itself: a request leaves the window a minute after it was
 *   answered, and another may take its place. The answer tells how many can follow. In that way
 *   processes that fill the limit together keep their places, minute by minute.
 * - A refusal means that others were faster. It waits as long as Didit asks, and a moment by chance,
 *   and feels its way with single requests until one is taken.
 *
 * Times are milliseconds since the epoch. Didit's clock is not needed: only what it says of times
 * from now.
 */
export class RateBudget {
	/** Unknown as long as Didit has not told. */
	private limit?: number;

	/** Whether Didit's answers tell what is free; where not, the own requests must do. */
	private told = false;

	/** What is free, by the newest word of Didit. */
	private free = 0;

	/** When the request was sent whose answer that was. */
	private newestWord = -Infinity;

	/** When this process's requests in the window were answered, oldest first. */
	private readonly own: number[] = [];

	/** One of them has left the window since Didit's newest word. */
	private ripe = false;

	private window = WINDOW;

	/** All that is used up was used by this process. */
	private alone = true;

	private underWay = 0;

	/** Times in a row that Didit refused. */
	private refusals = 0;

	private pausedUntil = -Infinity;

	private luck = 0;

	/**
	 * @param standardLimit requests within a window, where Didit refuses without telling
	 * @param random a number in [0, 1)
	 */
	constructor(
		private readonly standardLimit: number,
		private readonly random: () => number,
	) {}

	/** Whether one more request may go now. */
	canAcquire(now: number): boolean {
		this.age(now);
		if (this.underWay >= FIRST_STEPS + this.own.length) return false;
		if (this.limit === undefined) return true;
		if (now < this.pausedUntil) return false;
		const isIdle = this.underWay === 0;
		if (this.refusals > 0) return isIdle;
		if (isIdle && (this.ripe || this.own.length === 0)) return true;
		const part = this.part(this.limit);
		const room = part * this.free - this.underWay;
		if (room < 1) return isIdle && this.free >= 1 && this.mayTakeTheLast(this.limit, part, room);
		return isIdle || this.alone || this.underWay < (part * this.limit) / SHARES_UNDER_WAY;
	}

	/** Lets one go. */
	acquire(now: number): Permit {
		this.underWay++;
		return { sentAt: now, oldest: this.own[0], onRipe: this.ripe && this.free < 1 };
	}

	/** When it is worth asking again, although no answer has come; Infinity for never. */
	nextLook(now: number): number {
		if (now < this.pausedUntil) return this.pausedUntil;
		const [oldest = Infinity] = this.own;
		return oldest + this.window;
	}

	/** Whether an answer may change things before {@link nextLook}. */
	get isWaitingForAnswers(): boolean {
		return this.underWay > 0;
	}

	/**
	 * Takes note of an answer.
	 *
	 * @param response undefined where none came: the request may have counted all the same
	 */
	release(permit: Permit, response: DiditResponse | undefined, now: number): void {
		this.underWay--;
		this.age(now);
		const isRefusal = response?.status === 429;
		const { limit, remaining, resetIn, retryIn } = readLimits(response?.headers ?? {}, now);
		// What lasts longer than a window is another limit, for example of a day.
		if (isRefusal && retryIn !== undefined && retryIn > WINDOW) return;
		const isFirst = this.limit === undefined;
		this.told ||= remaining !== undefined;
		this.limit = limit ?? this.limit ?? (isRefusal || this.told ? this.standardLimit : undefined);
		if (isRefusal) {
			this.pause(permit, retryIn ?? resetIn, now);
			return;
		}
		this.own.push(now);
		if (response) this.refusals = 0;
		if (this.limit === undefined) return;
		const left = remaining ?? (this.told ? this.free - 1 : this.limit - this.own.length);
		this.heed(permit, Math.max(0, left), this.limit);
		if (resetIn === undefined) return;
		if (isFirst) this.window = Math.min(this.window, resetIn);
		// All in the window is this process's own, so that its oldest is the one that Didit means.
		else if (this.alone && permit.oldest !== undefined) {
			this.window = Math.min(this.window, resetIn + now - permit.oldest);
		}
	}

	private heed({ sentAt }: Permit, remaining: number, limit: number): void {
		// Answers overtake each other.
		this.free = sentAt > this.newestWord ? remaining : Math.min(this.free, remaining);
		this.newestWord = Math.max(this.newestWord, sentAt);
		this.ripe = false;
		this.luck = this.random();
		this.alone = this.own.length + this.underWay >= limit - this.free;
	}

	private pause({ onRipe }: Permit, asked: number | undefined, now: number): void {
		// Requests that were sent before the first refusal came are refused along with it.
		const isNew = now >= this.pausedUntil;
		if (isNew) this.refusals++;
		const spread = isNew ? this.random() * SPREAD * 2 ** Math.min(2, this.refusals - 1) : 0;
		const wait = Math.min(WINDOW, asked ?? 1000 * 2 ** this.refusals);
		this.pausedUntil = Math.max(this.pausedUntil, now + wait + spread);
		this.free = 0;
		this.ripe = false;
		if (onRipe) this.window = Math.min(WINDOW, this.window * 2);
	}

	private age(now: number): void {
		while (this.own[0] !== undefined && this.own[0] + this.window <= now) {
			this.own.shift();
			this.ripe = true;
		}
	}

	/** What this process has of all that is used up. */
	private part(limit: number): number {
		return this.alone ? 1 : this.own.length / (limit - this.free);
	}

	/**
	 * Whether to take what is free although the own part of it is less than one. If all take it at
	 * once, all but a few are refused.
	 *
	 * @param room the own part of it, less than 1
	 */
	private mayTakeTheLast(limit: number, part: number, room: number): boolean {
		const isNew = this.own.length < limit * NEWCOMER;
		const othersRefused = 1 / part - 1;
		return isNew || othersRefused < limit * BEARABLE || this.luck < room;
	}
}
