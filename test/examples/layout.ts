import type { INode } from 'n8n-workflow';

export interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

export function box({ name, position }: INode, size: { width: number; height: number }): Box {
	const [left, top] = position;
	return { name, left, top, right: left + size.width, bottom: top + size.height };
}

export const overlap = (a: Box, b: Box): boolean =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const contains = (outer: Box, inner: Box): boolean =>
	outer.left <= inner.left &&
	outer.top <= inner.top &&
	outer.right >= inner.right &&
	outer.bottom >= inner.bottom;

/** The pairs that lie over each other. */
export const overlaps = (boxes: Box[]): string[] =>
	boxes.flatMap((a, index) =>
		boxes.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.name} and ${b.name}`] : [])),
	);
