import { randomBytes, randomInt } from 'node:crypto';

export { randomUUID as uuid } from 'node:crypto';

const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const TOKEN_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function pick(letters: string, length: number): string {
	return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

/** A one-time code as mailed: six letters and digits, none that look alike. */
export const oneTimeCode = (): string => pick(CODE_LETTERS, 6);
export const digits = (count: number): string => pick('0123456789', count);
export const sessionToken = (): string => pick(TOKEN_LETTERS, 12);
export const apiKey = (): string => randomBytes(32).toString('base64url');
export const clientId = (): string => pick(TOKEN_LETTERS, 22);
export const webhookSecret = (): string => `whsec_${randomBytes(24).toString('hex')}`;
export const destinationSecret = (): string => randomBytes(32).toString('base64url');
export const checkoutId = (): string => `cs_test_${pick(TOKEN_LETTERS, 40)}`;
export const shareToken = (): string => randomBytes(48).toString('base64url');

/** Looks like a JSON Web Token, as Didit's access tokens do; nothing in it means anything. */
export function accessToken(kind: 'access' | 'refresh'): string {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const header = part({ alg: 'HS256', typ: 'JWT' });
	const payload = part({ token_type: kind, jti: randomBytes(16).toString('hex') });
	return `${header}.${payload}.${randomBytes(32).toString('base64url')}`;
}
