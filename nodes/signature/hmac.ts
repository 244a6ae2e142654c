import { createHmac, timingSafeEqual } from 'node:crypto';

/** A message in parts, so that large bodies are not copied to put a timestamp before them. */
export type Message = ReadonlyArray<string | Uint8Array>;

/**
 * @param secret used as text, never decoded
 * @param message strings count as UTF-8
 * @returns HMAC-SHA256 as 32 bytes
 */
export function hmac(secret: string, message: Message): Buffer {
	const digest = createHmac('sha256', secret);
	for (const part of message) digest.update(part);
	return digest.digest();
}

/**
 * Compares in constant time.
 *
 * @param signature 64 lower-case hexadecimal digits
 * @param secrets any of which may fit
 */
export function fits(signature: string, message: Message, secrets: readonly string[]): boolean {
	const given = Buffer.from(signature, 'hex');
	return secrets.some((secret) => timingSafeEqual(hmac(secret, message), given));
}
