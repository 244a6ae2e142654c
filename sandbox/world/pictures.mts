import { createHash } from 'node:crypto';
import type { FormFile } from '../server/request.mts';

/** One grey pixel: stands for every picture of a document or a face. */
const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
	'base64',
);
const MARK = 'sandbox-person:';

/** Parts of a name that say nothing of who is in the picture. */
const PLAIN = [
	...['back', 'data', 'document', 'face', 'file', 'front', 'id', 'image', 'photo'],
	...['portrait', 'selfie'],
];

/** What a check finds in a file, where a part of its name says so. */
export const FOUND = [
	...(['spoof', 'minor', 'noface'] as const),
	...(['expired', 'undated', 'mrz', 'inconsistent', 'locked', 'unreadable'] as const),
	...(['stranger', 'elsewhere', 'foreign', 'anonymous', 'tampered', 'incomplete'] as const),
] as const;
export type Found = (typeof FOUND)[number];

type Named = Pick<FormFile, 'fileName'>;

/** `ana.spoof.jpg` has the parts `ana` and `spoof`. */
const partsOf = ({ fileName }: Named): string[] => fileName.toLowerCase().split('.').slice(0, -1);

export const found = (file: Named, what: Found): boolean => partsOf(file).includes(what);

/** The picture of a person: no other person's is the same. */
export const pictureOf = (person: string): Buffer =>
	Buffer.concat([PIXEL, Buffer.from(MARK + person)]);

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * All that tells who is in a picture, the best first: the sandbox's own pictures name the person of
 * the session, else the name of the file does, else the same bytes are the same person.
 */
export function personsIn({ fileName, bytes }: Pick<FormFile, 'fileName' | 'bytes'>): string[] {
	const tail = bytes.toString('utf8', Math.max(0, bytes.length - 1200));
	const at = tail.lastIndexOf(MARK);
	const said: readonly string[] = [...PLAIN, ...FOUND];
	const name = fileName
		.split('.')
		.slice(0, -1)
		.filter((part) => !said.includes(part.toLowerCase()))
		.join('.');
	const named = at >= 0 ? tail.slice(at + MARK.length) : name;
	return [...(named === '' ? [] : [named]), digest(bytes)];
}

export const isSamePerson = (one: readonly string[], other: readonly string[]): boolean =>
	one.some((name) => other.includes(name));

const BEGINNINGS = ['ffd8ff', '89504e47', '52494646', '49492a00', '4d4d002a'];

/** A picture at all, by its first bytes. */
export const isPicture = ({ bytes }: Pick<FormFile, 'bytes'>): boolean =>
	BEGINNINGS.some((start) => bytes.toString('hex', 0, 4).startsWith(start));

export const isPdf = ({ bytes }: Pick<FormFile, 'bytes'>): boolean =>
	bytes.toString('latin1', 0, 1024).includes('%PDF-');

/** Width and height of a PNG; null for what is none. */
export function pngSize({ bytes }: Pick<FormFile, 'bytes'>): [number, number] | null {
	if (bytes.length < 24 || bytes.toString('hex', 0, 4) !== '89504e47') return null;
	return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
