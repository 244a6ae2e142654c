import type { FormFile } from './request.mts';
import { Invalid, isObject, listOf, text, type Check } from './validate.mts';

const MEGABYTE = 1024 * 1024;

/** What a form can only carry as text; from JSON it comes as it is. */
export function written<T>(check: Check<T>): Check<T> {
	return (value, trace) => check(typeof value === 'string' ? parsed(value) : value, trace);
}

function parsed(value: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}

/** Texts under one name: a form with a single one does not tell that it is a list. */
export const texts: Check<string[]> = (value, trace) =>
	listOf(text())(typeof value === 'string' ? [value] : value, trace);

/** A file, judged by the ending of its name as Didit does. */
export function file(endings: readonly string[], mostMegabytes: number): Check<FormFile> {
	return (value) => {
		if (!isFile(value)) {
			throw new Invalid([
				'The submitted data was not a file. Check the encoding type on the form.',
			]);
		}
		const ending = /\.([^.]*)$/.exec(value.fileName)?.[1] ?? '';
		if (!endings.includes(ending.toLowerCase())) {
			const allowed = endings.join(', ');
			throw new Invalid([
				`File extension “${ending}” is not allowed. Allowed extensions are: ${allowed}.`,
			]);
		}
		if (value.bytes.length === 0) throw new Invalid(['The submitted file is empty.']);
		if (value.bytes.length > mostMegabytes * MEGABYTE) {
			throw new Invalid([`File size should not exceed ${String(mostMegabytes)} MB`]);
		}
		return value;
	};
}

function isFile(value: unknown): value is FormFile {
	return isObject(value) && Buffer.isBuffer(value.bytes);
}

export const NO_FILE = 'No file was submitted.';
export const PICTURES = ['tiff', 'jpg', 'jpeg', 'png', 'webp'];
