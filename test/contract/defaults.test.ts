import type { INodeProperties } from 'n8n-workflow';
import { isINodePropertyCollection } from 'n8n-workflow';
import { findOperation } from '../../nodes/Didit/operations';
import { wireName } from '../../nodes/Didit/input/readValue';
import type { Fact } from './digest';
import { REQUESTS } from './digest';

/** What starts as something else than Didit's own choice, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
	'workflow.create: is_desktop_allowed': 'who adds it wants it on',
	'workflow.create: workflow_label': 'a name is the own one',
	...Object.fromEntries(
		['getBeneficialOwners', 'getShareholders', 'select'].map((name) => [
			`companyRegistry.${name}: save_api_request`,
			'Didit takes nothing but true',
		]),
	),
};

/** The fields of an operation, those that can be added included. */
function allFields(fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => {
		const members = (field.options ?? []).flatMap((option) =>
			isINodePropertyCollection(option) ? option.values : 'type' in option ? [option] : [],
		);
		return [field, ...allFields(members)];
	});
}

const stated: Array<[string, string, Fact]> = Object.entries(REQUESTS).flatMap(
	([operation, { query = {}, body = {} }]) =>
		[...Object.entries(query), ...Object.entries(body)]
			.filter(([, fact]) => fact.default !== undefined)
			.map(([name, fact]): [string, string, Fact] => [operation, name, fact]),
);

test.each(stated)('%s: %s', (operation, name, { default: standard }) => {
	const [resource = '', value = ''] = operation.split('.');
	const { fields } = findOperation(resource, value)!;
	const last = name.split('.').at(-1);
	const found = allFields(fields).filter((field) => wireName(field) === last);
	const isOurs = found.length > 0 && found.every((field) => field.default === standard);
	expect(isOurs).toBe(!(`${operation}: ${name}` in OTHERWISE));
});

test('nothing is excused that Didit does not know', () => {
	const names = stated.map(([operation, name]) => `${operation}: ${name}`);
	expect(Object.keys(OTHERWISE).filter((name) => !names.includes(name))).toEqual([]);
	expect(stated.length).toBeGreaterThan(80);
});
