/** Shorter texts would blot out ordinary words. */
const SHORTEST_SECRET = 4;

/**
 * Removes secrets from a text that a person will read.
 *
 * @param text for example an error message that quotes the service
 * @param secrets values that may not be shown; very short ones are left alone
 */
export function redact(text: string, secrets: readonly string[]): string {
	return secrets
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		.reduce((result, secret) => result.split(secret).join('•••'), text);
}
