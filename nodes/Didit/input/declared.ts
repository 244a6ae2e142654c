import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Refuse, Value } from './readValue';
import type { WhenEmpty } from './nothing';

/**
 * Makes what Didit takes out of what a field holds.
 *
 * @throws what `refuse` makes, for a value that the field cannot hold
 */
export type Read = (
	field: INodeProperties,
	value: Value,
	refuse: Refuse,
	/** The workflow's, as IANA names it. */
	timezone?: string,
) => Value;

/** What a field says about itself beyond n8n's own words for it. */
interface Declaration {
	/** What it is called over the wire, where that is not the snake case of its name. */
	readonly wireName?: string;
	/** How its value is read, where that takes more than its type tells. */
	readonly read?: Read;
	/** Of a collection for all its members, unless a member says otherwise. Default: `omit`. */
	readonly whenEmpty?: WhenEmpty;
	/** A category to narrow a list down by. Whom it is about, an agent may not leave open. */
	readonly agentsMayOmit?: true;
	/** What an expression may choose besides: Didit takes it, the editor does not offer it. */
	readonly alsoTakes?: readonly INodePropertyOptions[];
}

/** n8n never meets it: a symbol is left out when a description becomes JSON. */
const DECLARED = Symbol('declared');

type DeclaredField = INodeProperties & { readonly [DECLARED]?: Declaration };

/** A field with what it says about itself; copies of the field say the same. */
export function declare(declaration: Declaration, field: INodeProperties): INodeProperties {
	const declared: DeclaredField = {
		...field,
		[DECLARED]: { ...declarationOf(field), ...declaration },
	};
	return declared;
}

export function declarationOf(field: INodeProperties): Declaration {
	return (field as DeclaredField)[DECLARED] ?? {};
}
