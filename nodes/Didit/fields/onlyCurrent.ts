import type { IDataObject } from 'n8n-workflow';
import { OnlyCurrent } from '../engine/wireForms';
import { snakeCase } from '../input/readValue';
import type { ItemParameters } from '../input/ItemParameters';

/**
 * Lets nothing through to a Didit as specified that it would overlook.
 *
 * @param collection that holds the fields
 * @param names of fields that only today's Didit knows
 * @param values what the collection holds, under names on the wire
 * @throws OnlyCurrent for the first of them that is set
 */
export function refuseOnlyCurrent(
	parameters: ItemParameters,
	collection: string,
	names: readonly string[],
	values: IDataObject,
): void {
	const set = names.find((name) => values[snakeCase(name)] !== undefined);
	if (set === undefined) return;
	throw new OnlyCurrent(
		parameters.refuse(
			`${collection}.${set}`,
			'is not known to this Didit application',
			'It would be overlooked. Remove the field. Nothing was sent.',
		),
	);
}
