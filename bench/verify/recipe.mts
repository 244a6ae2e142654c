/**
 * What people use today, after the sample code of Didit's documents: parse, sort, stringify. Beside
 * large integers, small floats and keys like `10` and `__proto__` it gives the canonical form.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { sorted } from './bodies.mts';

export function canonical(text: string): string {
	return JSON.stringify(sorted(JSON.parse(text)));
}

export function verify(body: Buffer, signature: string, prefix: string, secret: string): boolean {
	const message = `${prefix}${canonical(body.toString())}`;
	return timingSafeEqual(
		createHmac('sha256', secret).update(message).digest(),
		Buffer.from(signature, 'hex'),
	);
}
