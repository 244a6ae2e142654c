/** Up to so many, insertion is faster than the engine's general sort. */
const FEW = 24;

interface Keyed {
	readonly key: string;
}

/** Sorts by key as CPython does; what has the same key keeps its order. */
export function sortByKey(items: Keyed[]): void {
	if (items.length > FEW) {
		items.sort((left, right) => compareCodePoints(left.key, right.key));
		return;
	}
	for (const [index, item] of items.entries()) {
		let at = index;
		for (; at > 0; at--) {
			const before = items[at - 1];
			if (!before || compareCodePoints(before.key, item.key) <= 0) break;
			items[at] = before;
		}
		items[at] = item;
	}
}

/**
 * Orders text as CPython does, by code point. JavaScript's own order, by UTF-16 unit, puts
 * characters beyond U+FFFF before U+E000 to U+FFFF.
 *
 * @returns negative, zero or positive, as `Array.sort` expects
 */
export function compareCodePoints(left: string, right: string): number {
	const shorter = Math.min(left.length, right.length);
	for (let at = 0; at < shorter; at++) {
		const a = left.charCodeAt(at);
		const b = right.charCodeAt(at);
		if (a !== b) return rank(a) - rank(b);
	}
	return left.length - right.length;
}

/** Moves surrogates behind all other units, where the code points they stand for belong. */
function rank(unit: number): number {
	return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
