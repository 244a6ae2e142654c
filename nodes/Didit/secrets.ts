import type { IDataObject } from 'n8n-workflow';

const SHOWN_CHARACTERS = 4;
/** Four characters of a shorter secret would give too much of it away. */
const SHORTEST_SHOWN = 12;

/**
 * Masks every text under a key whose name contains "secret", at any depth, so that webhook secrets
 * do not settle in execution data.
 *
 * @returns a copy; the answer itself is left as it is
 */
export function maskSecrets(answer: IDataObject): IDataObject {
	return maskValue(answer, false) as IDataObject;
}

function maskValue(value: unknown, secret: boolean): unknown {
	if (typeof value === 'string') return secret ? mask(value) : value;
	if (Array.isArray(value)) return value.map((entry) => maskValue(entry, secret));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [
			key,
			maskValue(entry, secret || /secret/i.test(key)),
		]),
	);
}

function mask(secret: string): string {
	const shown = secret.length < SHORTEST_SHOWN ? '' : secret.slice(-SHOWN_CHARACTERS);
	return '*'.repeat(8) + shown;
}
