import type { Edits, Part } from './edits';
import { compareCodePoints, sortByKey } from './order';
import type { Scanner } from './scanner';

const COLON = 0x3a;

class Member implements Part {
	/** Known once what follows has been read. */
	end = 0;

	text: string | undefined = undefined;

	/** @param start position of the key */
	constructor(
		readonly key: string,
		readonly start: number,
	) {}
}

/** The members of an object while it is read. Only those out of order are written anew. */
export class Members {
	private readonly members: Member[] = [];

	private readonly start: number;

	private readonly firstEdit: number;

	private last: Member | undefined;

	private inOrder = true;

	/** @param scanner stands behind the opening bracket */
	constructor(
		private readonly scanner: Scanner,
		private readonly edits: Edits,
	) {
		this.start = scanner.at;
		this.firstEdit = edits.count;
	}

	/**
	 * Reads a key and its colon.
	 *
	 * @returns false for what is not JSON
	 */
	readKey(): boolean {
		const { scanner, last } = this;
		if (last) last.end = scanner.at - 1;
		scanner.peek();
		const start = scanner.at;
		const key = scanner.key();
		if (key === undefined || scanner.peek() !== COLON) return false;
		scanner.step();
		if (last && this.inOrder) this.inOrder = compareCodePoints(last.key, key) < 0;
		this.last = new Member(key, start);
		this.members.push(this.last);
		return true;
	}

	/**
	 * Puts the members in order; of those with the same key the last one counts.
	 *
	 * @param omit keys to leave out
	 */
	finish(omit: ReadonlySet<string>): void {
		const { members, edits, last, scanner } = this;
		if (!last || (this.inOrder && omit.size === 0)) return;
		last.end = scanner.at - 1;
		edits.apply(members, this.firstEdit);
		if (!this.inOrder) sortByKey(members);
		edits.replace(this.start, scanner.at - 1, this.text(omit));
	}

	private text(omit: ReadonlySet<string>): string | undefined {
		const { members } = this;
		let text = '';
		for (const [index, member] of members.entries()) {
			if (members[index + 1]?.key === member.key || omit.has(member.key)) continue;
			if (member.text === undefined) return undefined;
			text += text === '' ? member.text : `,${member.text}`;
		}
		return text;
	}
}
