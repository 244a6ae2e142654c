import type { Resource } from '../nodes/Didit/operations/types';
import { anchor } from './operationsReference';

export const TABLE_START = '<!-- operations: made by `npm run readme` -->';
export const TABLE_END = '<!-- end of operations -->';

/** The README's table of operations, one row per resource, each linked to its place in the reference. */
export function operationsTable(registry: readonly Resource[]): string {
	const rows = registry.map(({ name, operations }) => {
		const links = operations.map(
			(operation) => `[${operation.name}](docs/operations.md#${anchor(name, operation)})`,
		);
		return `| **${name}** | ${links.join(' · ')} |`;
	});
	return ['| Resource | Operations |', '| --- | --- |', ...rows].join('\n');
}

/** The README with the table put between its marks. */
export function withTable(readme: string, table: string): string {
	const start = readme.indexOf(TABLE_START) + TABLE_START.length;
	const end = readme.indexOf(TABLE_END);
	return `${readme.slice(0, start)}\n\n${table}\n\n${readme.slice(end)}`;
}
