import type { IDataObject, NodeOperationError } from 'n8n-workflow';
import type { ItemParameters } from '../../../input/ItemParameters';
import { isRecord } from '../../../output/expectations';
import { FEATURES, keysOf, ORDER } from './index';

/** The checks of a workflow in their order, each with its own settings. */
export type Configs = Map<string, IDataObject>;

/** What is being filled in, for errors. */
export interface Form {
	readonly parameters: ItemParameters;
	readonly collection: 'additionalFields' | 'updateFields';
	/** Ends what is said. */
	readonly outcome: string;
}

/** An error about a field of the form, or about its features where none is named. */
export function refuse(
	{ parameters, collection, outcome }: Form,
	field: string,
	what: string,
	remedy: string,
): NodeOperationError {
	return parameters.refuse(`${collection}.${field}`, what, `${remedy} ${outcome}`);
}

/**
 * The list of features as Didit takes it. A check that needs another one before it is moved behind it.
 *
 * @throws NodeOperationError for a check that lacks the one that it needs
 */
export function toFeatureList(form: Form, configs: Configs): IDataObject[] {
	const names = [...configs.keys()];
	if (names.length === 0) {
		throw refuse(form, 'features', 'leaves no check', 'A workflow needs at least one.');
	}
	const isEarly = (name: string) => !FEATURES[name]?.notFirst && !FEATURES[name]?.needs;
	if (!names.some(isEarly)) {
		throw refuse(
			form,
			'features',
			`holds nothing that a workflow can begin with`,
			`${labelOf(names[0])} needs another check before it, such as ${labelOf('OCR')}.`,
		);
	}
	for (const name of names) {
		const { needs } = FEATURES[name] ?? {};
		if (!needs || configs.has(needs)) continue;
		throw refuse(
			form,
			'features',
			`holds ${labelOf(name)} without ${labelOf(needs)}`,
			`Add ${labelOf(needs)}, which it needs.`,
		);
	}
	return inOrder(names).map((feature) => {
		const config = configs.get(feature) ?? {};
		return { feature, ...(Object.keys(config).length > 0 && { config }) };
	});
}

/** As they are where that is possible, else in the order in which checks can follow each other. */
function inOrder(names: readonly string[]): string[] {
	const isRight = names.every((name, at) => {
		const { notFirst, needs } = FEATURES[name] ?? {};
		return !(notFirst && at === 0) && !(needs && names.indexOf(needs) > at);
	});
	const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
	return isRight ? [...names] : [...names].sort((a, b) => place(a) - place(b));
}

/**
 * The settings that were added for a check, with those that were written as JSON.
 *
 * @throws NodeOperationError for a key that Didit does not know, since it would drop it and say nothing
 */
export function configOf(form: Form, feature: string, group: unknown): IDataObject {
	const { settings, config } = isRecord(group) ? group : {};
	const known = keysOf(FEATURES[feature] ?? { label: feature });
	const written = isRecord(config) ? config : {};
	const unknown = Object.keys(written).find((key) => !known.includes(key));
	if (unknown !== undefined) {
		throw refuse(
			form,
			'features',
			`knows no setting "${unknown}" for ${labelOf(feature)}`,
			`Didit would drop it. Its settings are ${known.join(', ')}.`,
		);
	}
	return { ...(isRecord(settings) ? settings : {}), ...written };
}

/**
 * The checks of a workflow as Didit answers it: by name in one text, their settings beside each other.
 *
 * @param workflow answer of Workflow → Get
 */
export function configsIn(workflow: IDataObject): Configs {
	const { features } = workflow;
	const names = Array.isArray(features)
		? features.map((entry) => String(isRecord(entry) ? entry.feature : entry))
		: String(features ?? '').split(/\s*\+\s*/);
	return new Map(
		names.filter(Boolean).map((name) => {
			const keys = keysOf(FEATURES[name] ?? { label: name });
			const set = keys.filter((key) => workflow[key] !== undefined && workflow[key] !== null);
			return [name, Object.fromEntries(set.map((key) => [key, workflow[key]]))];
		}),
	);
}

export function labelOf(feature = ''): string {
	return FEATURES[feature]?.label ?? feature;
}
