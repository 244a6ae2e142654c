import type { IDataObject } from 'n8n-workflow';
import type { ItemParameters } from '../input/ItemParameters';

const SHOWN_CHARACTERS = 4;
/** Four characters of a shorter secret would give too much of it away. */
const SHORTEST_SHOWN = 12;

/** What Didit and its neighbours call a secret that signs. */
const SECRETS = new Set([
	'client_secret',
	'old_secrets',
	'previous_secret_shared_key',
	'secret',
	'secret_key',
	'secret_shared_key',
	'shared_secret',
	'signing_secret',
	'webhook_secret',
]);

/** What people put there is theirs, whatever they call it, and may be written back as it was read. */
const OF_THE_USER = new Set([
	'answers',
	'custom_fields',
	'expected_details',
	'extra_data',
	'extra_fields',
	'form_elements',
	'metadata',
	'questionnaire_responses',
	'responses',
	'tags',
]);

/** Whether the person asked to see secrets in the answer. */
export function revealsSecrets(parameters: ItemParameters): boolean {
	return parameters.has('options') && parameters.option('revealSecret') === true;
}

/**
 * Masks the secrets of an answer, at any depth, so that they do not settle in execution data.
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
		if (OF_THE_USER.has(key)) continue;
		const masked = maskValue(source[key], secret || SECRETS.has(key.toLowerCase()));
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
