import type { IDataObject } from 'n8n-workflow';
import { OnlyCurrent } from '../../engine/wireForms';
import { refuseOnlyCurrent } from '../../fields/onlyCurrent';
import type { ItemParameters } from '../../input/ItemParameters';
import { isRecord } from '../../output/expectations';
import { objectsIn } from '../../output/simplify/values';
import { CURRENT_NAMES } from './fields';

/**
 * What the specification's types of questions are called in today's Didit. There its Multiple
 * Choice, of which one answer is chosen, is a single choice, and `multiple_choice` takes several
 * answers, as its Checkbox does.
 */
const CURRENT_TYPES: Readonly<Record<string, string>> = {
	checkbox: 'multiple_choice',
	date: 'date_picker',
	multiple_choice: 'single_choice',
};

/** What a question is in the specification. */
const SPEC_TYPES = new Set([
	...Object.keys(CURRENT_TYPES),
	...['file_upload', 'long_text', 'number', 'short_text'],
]);
const SPEC_MEMBERS = new Set(['element_type', 'is_required', 'label', 'options']);

/** Today's Didit wants every questionnaire to have it. */
const NEEDED_LANGUAGE = 'en';

/** Where a questionnaire comes from: its fields, and that of its questions. */
export interface Source {
	readonly collection: 'additionalFields' | 'updateFields';
	/** Path of the field with the questions, which is the written one where they are JSON. */
	readonly elements: string;
	/** JSON goes out as it is written. */
	readonly isJson: boolean;
}

/**
 * Lets a Didit as specified have what it knows.
 *
 * @throws OnlyCurrent for what it would overlook or refuse
 */
export function checkSpec(parameters: ItemParameters, source: Source, body: IDataObject): void {
	refuseOnlyCurrent(parameters, source.collection, CURRENT_NAMES, body);
	if (source.isJson) return;
	const unknown = objectsIn(body.form_elements).findIndex(
		(element) =>
			!SPEC_TYPES.has(String(element.element_type)) ||
			Object.keys(element).some((name) => !SPEC_MEMBERS.has(name)),
	);
	if (unknown === -1) return;
	throw new OnlyCurrent(
		parameters.refuse(
			source.elements,
			`holds what this Didit application does not know, at question ${unknown + 1}`,
			'It knows Checkbox, Date, File Upload, Long Text, Multiple Choice, Number and Short Text, without Further Settings. Nothing was sent.',
		),
	);
}

/**
 * A new questionnaire in the form of today's Didit.
 *
 * @param body in the specification's form
 * @throws NodeOperationError for questions that are not in English, too
 */
export function toCurrentCreation(
	parameters: ItemParameters,
	source: Source,
	body: IDataObject,
): IDataObject {
	const written = objectsIn(body.form_elements).flatMap(({ label }) =>
		isRecord(label) ? Object.keys(label) : [],
	);
	const { languages: given } = body;
	const languages = [...new Set([...(Array.isArray(given) ? given : []), ...written])];
	if (!languages.includes(NEEDED_LANGUAGE)) {
		throw parameters.refuse(
			source.elements,
			'has no labels in English',
			'This Didit application wants every questionnaire in English, too: add English labels. Nothing was created.',
		);
	}
	return { ...toCurrentChanges(source, body), languages };
}

/** Changes of a questionnaire in the form of today's Didit. */
export function toCurrentChanges({ isJson }: Source, body: IDataObject): IDataObject {
	if (isJson || body.form_elements === undefined) return body;
	return { ...body, form_elements: objectsIn(body.form_elements).map(toCurrentElement) };
}

function toCurrentElement(element: IDataObject): IDataObject {
	const type = String(element.element_type);
	return { ...element, element_type: CURRENT_TYPES[type] ?? type };
}
