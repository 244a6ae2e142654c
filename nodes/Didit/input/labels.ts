import type { INodeProperties } from 'n8n-workflow';
import { membersOf, wireName } from './readValue';

/**
 * How the editor calls what goes over the wire, so that what Didit says about `contact_details.phone`
 * can be said about Contact Details → Phone.
 *
 * @returns labels by their names on the wire, joined by dots
 */
export function labelsOf(fields: readonly INodeProperties[]): ReadonlyMap<string, string> {
	return new Map(entriesOf(fields, [], []));
}

function entriesOf(
	fields: readonly INodeProperties[],
	path: readonly string[],
	labels: readonly string[],
): Array<[string, string]> {
	return fields.flatMap((field) => {
		// A collection only holds together, on the wire there is none.
		if (field.type === 'collection') return entriesOf(membersOf(field), path, labels);
		const own = [...path, wireName(field)];
		const shown = [...labels, field.displayName];
		const entry: [string, string] = [own.join('.'), shown.join(' → ')];
		if (field.type !== 'fixedCollection') return [entry];
		return [entry, ...entriesOf(membersOf(field), own, shown)];
	});
}
