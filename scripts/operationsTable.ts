import type { Resource } from '../nodes/Didit/engine/operation';
import { anchor } from './operationsReference';

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
