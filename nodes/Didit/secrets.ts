import type { IDataObject } from 'n8n-workflow';

const SHOWN_CHARACTERS = 4;
/** Four characters of a shorter secret would give too much of it away. */
const SHORTEST_SHOWN = 12;

/**
 * Masks every text under a key whose name contains "secret", at any depth, so that webhook secrets
 * do not settle in execution data.
 *
 * @returns the answer itself where there is nothing to mask, for lists are long; else a copy of
 * what changed
 */
export function maskSecrets(answer: IDataObject): IDataObject {
	return maskValue(answer, false) as IDataObject;
}

function maskValue(value: unknown, secret: boolean): unknown {
	if (typeof value === 'string') return secret ? mask(value) : value;
	if (typeof value !== 'object' || value === null) return value;
	const source = value as Record<string, unknown>;
	let copy: Record<string, unknown> | undefined;
	for (const key of Object.keys(source)) {
		const masked = maskValue(source[key], secret || /secret/i.test(key));
		if (masked === source[key]) continue;
		copy ??= (Array.isArray(source) ? [...source] : { ...source }) as Record<string, unknown>;
		copy[key] = masked;
	}
	return copy ?? value;
}

function mask(secret: string): string {
	const shown = secret.length < SHORTEST_SHOWN ? '' : secret.slice(-SHOWN_CHARACTERS);
	return '*'.repeat(8) + shown;
}
