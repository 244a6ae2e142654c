/** What files of these kinds begin with, at which byte. */
const BEGINNINGS: ReadonlyArray<readonly [string, number, string]> = [
	['image/jpeg', 0, '\xff\xd8\xff'],
	['image/png', 0, '\x89PNG'],
	['image/gif', 0, 'GIF8'],
	['image/webp', 8, 'WEBP'],
	['image/heic', 4, 'ftyphei'],
	['image/heic', 4, 'ftypmif1'],
	['image/tiff', 0, 'II*\0'],
	['image/tiff', 0, 'MM\0*'],
	['image/bmp', 0, 'BM'],
	['application/pdf', 0, '%PDF'],
];

/** Storages write these where nobody told them what a file is. */
const UNTOLD = /^(application|binary)\/(octet-stream|binary|x-binary)$/i;

/** The type of a file: as its host says, or told by its bytes; undefined where neither does. */
export function mimeTypeOf(bytes: Buffer, declared?: string): string | undefined {
	if (declared && !UNTOLD.test(declared)) return declared;
	const beginning = beginningOf(bytes);
	return BEGINNINGS.find(([, at, text]) => beginning.startsWith(text, at))?.[0];
}

/** Why something is not the picture or document that a link promised; undefined where it may be. */
export function flawOf(bytes: Buffer, declared?: string): string | undefined {
	if (bytes.length === 0) return 'it is empty';
	const isPage =
		/^text\/html\b/i.test(declared ?? '') || /^\s*<(!doctype|html)/i.test(beginningOf(bytes));
	return isPage ? 'its host sent a web page instead' : undefined;
}

export interface InlineFile {
	readonly bytes: Buffer;
	readonly mimeType: string;
}

/**
 * The bytes of a file that stands in the answer itself, as base64 or as a data address.
 *
 * @returns undefined for a text that is no such file, for example its name
 */
export function inlineFile(text: string): InlineFile | undefined {
	// A file may be long: regular expressions look at its beginning only.
	const comma = /^\s*data:/.test(text.slice(0, LOOKED_AT)) ? text.indexOf(',') : -1;
	const [declared = ''] = /(?<=data:)[\w.+/-]*/.exec(text.slice(0, Math.max(comma, 0))) ?? [];
	const base64 = text.slice(comma + 1);
	if (!/^[A-Za-z0-9+/_\s-]+={0,2}\s*$/.test(base64.slice(0, LOOKED_AT))) return undefined;
	const bytes = Buffer.from(base64, 'base64');
	const mimeType = mimeTypeOf(bytes, declared || undefined);
	return mimeType === undefined ? undefined : { bytes, mimeType };
}

const LOOKED_AT = 1000;

function beginningOf(bytes: Buffer): string {
	return bytes.subarray(0, 64).toString('latin1');
}
