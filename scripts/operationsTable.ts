import type { Resource } from '../nodes/Didit/engine/operation';
import { placeOf } from './operationsReference';

/** The README's table of operations, one row per resource, each linked to its place in the reference. */
export function operationsTable(registry: readonly Resource[]): string {
	const rows = registry.map((resource) => {
		const links = resource.operations.map(
			(operation) => `[${operation.name}](docs/${placeOf(resource, operation)})`,
		);
		return `| **${resource.name}** | ${links.join(' · ')} |`;
	});
	return ['| Resource | Operations |', '| --- | --- |', ...rows].join('\n');
}
