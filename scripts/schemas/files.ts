import type { Schema } from './infer';
import { inferSchema } from './infer';

/** Where n8n looks for schemas, beside each node. */
export const FOLDERS = ['nodes/Didit/__schema__', 'nodes/DiditTrigger/__schema__'] as const;

/** Items that the nodes handed out, by `resource.operation`; `trigger` for events. */
export type Samples = Readonly<Record<string, readonly object[]>>;

/** The content of every schema file, by its path in the repository. */
export function schemaFiles(samples: Samples): Record<string, string> {
	return Object.fromEntries(
		Object.entries(samples).map(([name, items]) => [pathOf(name), asText(inferSchema(items))]),
	);
}

function pathOf(name: string): string {
	const [action, trigger] = FOLDERS;
	// By the version of the node, then by resource and operation where it has them.
	return name === 'trigger'
		? `${trigger}/v2.0.0.json`
		: `${action}/v1.0.0/${name.replace('.', '/')}.json`;
}

/** n8n's own schemas carry a version as well. */
function asText(schema: Schema): string {
	return `${JSON.stringify({ ...schema, version: 1 }, null, '\t')}\n`;
}
