import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

const JPEG = [0xff, 0xd8, 0xff, 0xe0, 0, 16];

/** A picture that no other is the same as; the sandbox reads from its name what is in it. */
export const picture = (fileName: string): IBinaryData => ({
	data: Buffer.from([...JPEG, ...Buffer.from(fileName)]).toString('base64'),
	mimeType: 'image/jpeg',
	fileName,
});

export const pdf = (fileName: string): IBinaryData => ({
	data: Buffer.from('%PDF-1.7\n').toString('base64'),
	mimeType: 'application/pdf',
	fileName,
});

/** An item for each file, in the binary field `data`. */
export const itemsWith = (...files: Array<string | IBinaryData>): INodeExecutionData[] =>
	files.map((file) => ({
		json: {},
		binary: { data: typeof file === 'string' ? picture(file) : file },
	}));
