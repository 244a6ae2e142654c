/** A kind of file, known by its bytes: names and declared types are often wrong. */
export interface FileType {
	/** As people call it. */
	readonly name: string;
	readonly mimeType: string;
	/** Its name's ending, by which Didit judges; the first is given to a file that has none of them. */
	readonly endings: readonly [string, ...string[]];
	readonly fits: (bytes: Buffer) => boolean;
}

export const JPEG: FileType = {
	name: 'JPEG',
	mimeType: 'image/jpeg',
	endings: ['jpg', 'jpeg'],
	fits: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
};

export const PNG: FileType = {
	name: 'PNG',
	mimeType: 'image/png',
	endings: ['png'],
	fits: (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
};

export const WEBP: FileType = {
	name: 'WebP',
	mimeType: 'image/webp',
	endings: ['webp'],
	fits: (bytes) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP',
};

export const TIFF: FileType = {
	name: 'TIFF',
	mimeType: 'image/tiff',
	endings: ['tiff'],
	fits: (bytes) => ['II*\0', 'MM\0*'].includes(textAt(bytes, 0, 4)),
};

export const PDF: FileType = {
	name: 'PDF',
	mimeType: 'application/pdf',
	endings: ['pdf'],
	// Readers of PDF look for it within the first kilobyte.
	fits: (bytes) => textAt(bytes, 0, 1024).includes('%PDF-'),
};

/** Text that no picture or archive looks like. */
const isText = (bytes: Buffer): boolean => bytes.length > 0 && !bytes.subarray(0, 4096).includes(0);

export const CSV: FileType = {
	name: 'CSV',
	mimeType: 'text/csv',
	endings: ['csv'],
	fits: (bytes) => isText(bytes) && !/^[{[%]/.test(textAt(bytes, 0, 1)),
};

/** A JSON object in each line. */
export const NDJSON: FileType = {
	name: 'NDJSON',
	mimeType: 'application/x-ndjson',
	endings: ['ndjson', 'jsonl'],
	fits: (bytes) => isText(bytes) && textAt(bytes, 0, 1) === '{',
};

export const ZIP: FileType = {
	name: 'ZIP',
	mimeType: 'application/zip',
	endings: ['zip'],
	fits: (bytes) => textAt(bytes, 0, 4) === 'PK\x03\x04',
};

export const PICTURES = [JPEG, PNG, WEBP, TIFF];
export const PICTURES_AND_PDF = [...PICTURES, PDF];

function textAt(bytes: Buffer, start: number, length: number): string {
	return bytes.toString('latin1', start, start + length);
}
