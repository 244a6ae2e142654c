import type { IDataObject } from 'n8n-workflow';
import { randomBytes } from 'node:crypto';
import type { UploadFile } from '../types';

interface Multipart {
	readonly contentType: string;
	readonly bytes: Buffer;
}

/**
 * A form with files, as one piece of memory: it can be sent again after a 429, which a stream could
 * not.
 *
 * @param fields objects go as JSON text, a list as a part for each entry; what is undefined or null
 * is left out
 */
export function multipart(fields: IDataObject, files: readonly UploadFile[]): Multipart {
	const boundary = `n8n-nodes-didit-${randomBytes(16).toString('hex')}`;
	const parts: Buffer[] = [];
	const head = (...lines: string[]) => {
		parts.push(Buffer.from(`--${boundary}\r\n${lines.join('\r\n')}\r\n\r\n`));
	};
	for (const [name, value] of Object.entries(fields)) {
		for (const entry of Array.isArray(value) ? value : [value]) {
			if (entry === undefined || entry === null) continue;
			head(`Content-Disposition: form-data; name="${quoted(name)}"`);
			parts.push(Buffer.from(`${asText(entry)}\r\n`));
		}
	}
	for (const { field, fileName, mimeType, bytes } of files) {
		head(
			`Content-Disposition: form-data; name="${quoted(field)}"; filename="${quoted(fileName)}"`,
			`Content-Type: ${mimeType}`,
		);
		parts.push(bytes, Buffer.from('\r\n'));
	}
	parts.push(Buffer.from(`--${boundary}--\r\n`));
	return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat(parts) };
}

function asText(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** As browsers write it (WHATWG, multipart/form-data): nothing in a name can end it. */
function quoted(text: string): string {
	return text.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
