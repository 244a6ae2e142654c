import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runToEnd } from '../../../scripts/host/child.mts';
import { Problem } from '../../../scripts/host/problem.mts';

export interface Certificate {
	key: Buffer;
	cert: Buffer;
	/** For NODE_EXTRA_CA_CERTS: it is its own authority. */
	file: string;
}

/**
 * A certificate for a host name, good for two days, that vouches for itself.
 *
 * @param folder an existing folder, for the key and the certificate
 */
export async function makeCertificate(host: string, folder: string): Promise<Certificate> {
	const key = join(folder, `${host}.key`);
	const file = join(folder, `${host}.pem`);
	const { code, output } = await runToEnd({
		command: 'openssl',
		args: [
			...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
			...['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`],
			...['-keyout', key, '-out', file],
		],
	});
	if (code !== 0) throw new Problem(`openssl could not make a certificate:\n${output}`);
	return { key: await readFile(key), cert: await readFile(file), file };
}
