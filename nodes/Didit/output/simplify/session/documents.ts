import type { IDataObject } from 'n8n-workflow';
import { reportsOf } from './blocks';
import { day, firstText, text } from '../values';

/** A document of which this became says nothing as long as there is another. */
const FAILED = /^(declined|expired|not[ _]finished|resub[ _]requested)$/i;

/** What the documents that count say of the person, and of themselves. */
export function fromDocuments(decision: IDataObject): IDataObject {
	const documents = countingDocuments(decision);
	const say = (read: (document: IDataObject) => string | null) => agreed(documents.map(read));
	return {
		person: {
			full_name: say(fullName),
			date_of_birth: say((document) => day(document.date_of_birth)),
			nationality: say((document) => text(document.nationality)),
		},
		document: {
			type: say((document) => text(document.document_type)),
			number: say((document) => text(document.document_number)),
			country: say((document) => text(document.issuing_state)),
		},
	};
}

/** What all say that say anything; null where they contradict each other: neither may be right. */
export function agreed(values: ReadonlyArray<string | null>): string | null {
	const said = values.filter((value) => value !== null);
	return new Set(said.map(plain)).size === 1 ? (said[0] ?? null) : null;
}

/** Those that could be read and did not fail; where there are none, the next best. */
function countingDocuments(decision: IDataObject): IDataObject[] {
	const documents = reportsOf(decision, 'id_verifications');
	const readable = documents.filter(isReadable);
	const passed = readable.filter(({ status }) => !FAILED.test(String(status)));
	return [passed, readable].find(({ length }) => length > 0) ?? documents;
}

function isReadable(document: IDataObject): boolean {
	return firstText([fullName(document), document.document_number, document.date_of_birth]) !== null;
}

function fullName({ full_name: name, first_name: first, last_name: last }: IDataObject) {
	return text(name) ?? text([[first, last].map(text).filter(Boolean).join(' ')]);
}

/** `DOE, JOSÉ` and `Doe José` are the same. */
function plain(value: string): string {
	return value
		.normalize('NFKD')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toUpperCase();
}
