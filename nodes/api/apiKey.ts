/** What people copy along with a key: the name of its header or variable, and the kind of sign-in. */
const IN_FRONT =
	/^["']?(?:[\w-]*(?:api[_-]?key|authorization)["']?\s*[:=]\s*)?["'“”‘’`]?(?:bearer\s+)?/i;
const BEHIND = /["'“”‘’`,;]+$/;
/** No key has blanks or line breaks, nor what cannot be seen. */
const NO_PART = /[\s\p{Cc}\p{Cf}]+/gu;

/**
 * The API key of a credential, however it was pasted: in quotes, with `Bearer` or `x-api-key:` in
 * front, with a line break.
 */
export function readKey(apiKey: unknown): string {
	return String(apiKey).trim().replace(IN_FRONT, '').replace(NO_PART, '').replace(BEHIND, '');
}

/**
 * As it goes into the header.
 *
 * @throws Error in words for people, for what cannot be a key
 */
export function keyToSend(apiKey: unknown): string {
	const key = readKey(apiKey);
	if (/^[\x21-\x7e]*$/.test(key)) return key;
	throw new Error(
		'The API key in the Didit credential holds letters that no key has, such as dots in place of a hidden key. Copy it again in the Didit Business Console, under API & Webhooks.',
	);
}
