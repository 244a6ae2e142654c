/** As much of JSON Schema as n8n's editor reads. */
export interface Schema {
	readonly type: string | string[];
	readonly properties?: Record<string, Schema>;
	readonly items?: Schema;
}

/**
 * The schema that all samples of a value fit, with fields in the order in which they were first
 * seen. Null says nothing about what else may stand there, so it counts only where nothing else
 * was seen.
 */
export function inferSchema(samples: readonly unknown[]): Schema {
	const known = samples.filter((sample) => sample !== undefined && sample !== null);
	const types = [...new Set(known.map(typeOf))];
	const [type = 'null', ...others] = types;
	if (others.length > 0) return { type: types.sort() };
	if (type === 'object') return { type, properties: inferProperties(known as object[]) };
	if (type === 'array') {
		const entries = (known as unknown[][]).flat();
		return { type, ...(entries.length > 0 && { items: inferSchema(entries) }) };
	}
	return { type };
}

function inferProperties(samples: readonly object[]): Record<string, Schema> {
	const names = [...new Set(samples.flatMap((sample) => Object.keys(sample)))];
	return Object.fromEntries(
		names.map((name) => [
			name,
			inferSchema(samples.map((sample) => (sample as Record<string, unknown>)[name])),
		]),
	);
}

function typeOf(value: unknown): string {
	return Array.isArray(value) ? 'array' : typeof value;
}
