import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Who signs in to n8n. */
export interface Owner {
	email: string;
	password: string;
}

/** The owner of the n8n in this folder: made once, with a password of its own. */
export async function ownerOf(userFolder: string): Promise<Owner> {
	const file = join(userFolder, 'owner.json');
	try {
		return JSON.parse(await readFile(file, 'utf8')) as Owner;
	} catch {
		const owner = { email: 'owner@example.com', password: newPassword() };
		await mkdir(userFolder, { recursive: true });
		await writeFile(file, JSON.stringify(owner), { mode: 0o600 });
		return owner;
	}
}

/** n8n asks for eight characters with a digit and a capital. */
const newPassword = (): string => `Didit-${randomBytes(6).toString('hex')}`;

/** A bcrypt hash, made by n8n's own copy of bcryptjs. */
export function passwordHash(hostFolder: string, password: string): string {
	const { hashSync } = fromHost<{ hashSync(text: string, rounds: number): string }>(
		hostFolder,
		'bcryptjs',
	);
	return hashSync(password, 10);
}

/** Loads one of the packages that n8n brought. */
export function fromHost<T>(hostFolder: string, name: string): T {
	return createRequire(join(hostFolder, 'package.json'))(name) as T;
}
