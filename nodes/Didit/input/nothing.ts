import type { INodeProperties } from 'n8n-workflow';
import type { Refuse, Value } from './readValue';
import { declarationOf } from './declared';

/** What becomes of a field that was added and holds nothing. */
export type WhenEmpty =
	/** It is left out: the rows that people work on have gaps. */
	| 'omit'
	/** It is refused: without it something wider would be meant. */
	| 'refuse'
	/** An empty text that somebody typed clears the field; an expression that yields none is refused. */
	| 'clear';

/** Where a value comes from. */
export interface Origin {
	/** The value as it stands in the workflow, with expressions as they were written. */
	readonly raw: unknown;
	/** For fields that say nothing else themselves. */
	readonly whenEmpty: WhenEmpty;
	/** Whether an agent filled the form in. */
	readonly forAgent: boolean;
}

const REMEDY = 'Nothing was sent to Didit for this item.';

/** Whether a value says nothing. An object without members says so of groups only. */
export function isNothing(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	if (Array.isArray(value)) return value.length === 0;
	return isLocator(value) && isNothing(value.value);
}

/** Whether an expression yields a value, be it the value's own or one around it. */
export function isExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	return isLocator(raw) && isExpression(raw.value);
}

/** The origin of a member. Below an expression everything comes from it. */
export function inside(origin: Origin, name: string | number): Origin {
	const { raw } = origin;
	if (isExpression(raw)) return origin;
	const level = raw as Record<string | number, unknown> | null | undefined;
	return { ...origin, raw: level?.[name] };
}

/**
 * What a member that holds nothing stands for.
 *
 * @returns an empty text to clear the field with, or undefined to leave it out
 * @throws what `refuse` makes, where something must have been meant
 */
export function emptyMember(
	field: INodeProperties,
	value: Value,
	{ raw, whenEmpty, forAgent }: Origin,
	refuse: Refuse,
): '' | undefined {
	const declared = declarationOf(field);
	const rule = declared.whenEmpty ?? whenEmpty;
	if (rule === 'omit' || (forAgent && declared.agentsMayOmit)) return undefined;
	if (isExpression(raw))
		throw refuse(field, YIELDS_NOTHING, `Correct it, or remove the field. ${REMEDY}`);
	if (rule === 'clear') return typeof value === 'string' ? '' : undefined;
	throw refuse(field, 'is empty', `Fill it in, or remove the field. ${REMEDY}`);
}

/** Completes the sentence that a field's label begins. */
export const YIELDS_NOTHING = 'comes from an expression that yields nothing';

function isLocator(value: unknown): value is { value: unknown } {
	return typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;
}
