/** Shorter texts are ordinary words, such as "true", more often than secrets. */
const SHORTEST_SECRET = 6;
/** A shorter one is masked where it stands by itself, and not within a longer word. */
const SHORTEST_ANYWHERE = 8;

/**
 * Removes secrets from a text that a person will read, in every form in which they may be echoed.
 *
 * @param text for example an error message that quotes the service
 * @param secrets values that may not be shown; very short ones are left alone
 */
export function redact(text: string, secrets: readonly string[]): string {
	const forms = new Set(
		secrets.filter((secret) => secret.trim().length >= SHORTEST_SECRET).flatMap(formsOf),
	);
	// The longer first: what is left of one that holds another could be told.
	return [...forms]
		.sort((a, b) => b.length - a.length)
		.reduce((result, form) => result.replace(patternOf(form), '•••'), text);
}

/** As it was pasted, without what surrounds it, and as JSON, addresses and base64 have it. */
function formsOf(secret: string): string[] {
	const trimmed = secret.trim();
	return [...new Set([secret, trimmed, secret.replace(/[\s\p{Cc}]+/gu, ' ').trim()])].flatMap(
		(form) => [form, ...inJson(form), ...inAddresses(form), ...inBase64(form)],
	);
}

function inJson(secret: string): string[] {
	const json = JSON.stringify(secret).slice(1, -1);
	const ascii = json.replace(
		/[^\x20-\x7e]/g,
		(letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return [json, ascii];
}

function inAddresses(secret: string): string[] {
	// What is no Unicode has no form in an address.
	const encoded = encodeURIComponent(Buffer.from(secret, 'utf8').toString('utf8'));
	const strict = encoded.replace(
		/[!'()*]/g,
		(letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return [encoded, strict]
		.flatMap((form) => [form, form.replaceAll('%20', '+')])
		.flatMap((form) => [form, form.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())]);
}

function inBase64(secret: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	return [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}

function patternOf(form: string): RegExp {
	const source = form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
	const isWord = form.length < SHORTEST_ANYWHERE;
	return new RegExp(isWord ? `(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])` : source, 'gu');
}
