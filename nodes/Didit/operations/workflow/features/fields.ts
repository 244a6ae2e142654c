import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { declare } from '../../../input/declared';
import { uuid } from '../../../input/values/uuid';
import { inWords } from '../../../fields/inWords';
import { FEATURES, keysOf, ORDER } from './index';
import type { FeatureSettings } from './types';

/** Settings that more than one check has, or a check and the workflow. */
const SHARED = new Set([
	...repeated(Object.values(FEATURES).flatMap(keysOf)).map(camelCase),
	'documentsAllowed',
]);

function repeated(keys: readonly string[]): string[] {
	return keys.filter((key, at) => keys.indexOf(key) !== at);
}

const REVIEW_AND_DECLINE = [
	{ name: 'Decline', value: 'DECLINE' },
	{ name: 'Review', value: 'REVIEW' },
];
const ACTIONS = [...REVIEW_AND_DECLINE, { name: 'No Action', value: 'NO_ACTION' }];

const METHODS = [
	{ name: 'Active 3D', value: 'ACTIVE_3D' },
	{ name: 'Flashing', value: 'FLASHING' },
	{ name: 'Passive', value: 'PASSIVE' },
];

/** The checks of a workflow, each with its own settings. What is not named stays as Didit has it. */
export const features: INodeProperties = {
	displayName: 'Features',
	name: 'features',
	type: 'fixedCollection',
	placeholder: 'Add Feature',
	default: {},
	description:
		'The checks that a session makes, each with its settings. Their order is put right where one needs another.',
	options: ORDER.map(groupOf),
};

function groupOf(feature: string): INodePropertyCollection {
	const settings = FEATURES[feature] as FeatureSettings;
	return {
		displayName: settings.label,
		name: feature,
		values: [
			{
				displayName: 'Settings',
				name: 'settings',
				type: 'collection',
				placeholder: 'Add Setting',
				default: {},
				options: settingsOf(settings).map((one) => labelled(one, settings.label)),
			},
			{
				displayName: `${settings.label} (JSON)`,
				name: 'config',
				type: 'json',
				default: '{}',
				description: `Settings by Didit's own names, as JSON: ${(settings.others ?? []).join(', ')}`,
			},
		],
	};
}

function settingsOf({ thresholds = {}, ...settings }: FeatureSettings): INodeProperties[] {
	const { actions = [], strictActions = [], methods = [], lists = [] } = settings;
	const { switches = [], ids = [] } = settings;
	return [
		...actions.map((key) => field(key, { type: 'options', options: ACTIONS, default: 'REVIEW' })),
		...strictActions.map((key) =>
			field(key, { type: 'options', options: REVIEW_AND_DECLINE, default: 'REVIEW' }),
		),
		...Object.entries(thresholds).map(([key, [minValue, maxValue]]) =>
			field(key, { type: 'number', typeOptions: { minValue, maxValue }, default: maxValue }),
		),
		...methods.map((key) => field(key, { type: 'options', options: METHODS, default: 'PASSIVE' })),
		...lists.map((key) => field(key, { type: 'json', default: '{}' })),
		...switches.map((key) =>
			field(key, { type: 'boolean', default: false, description: 'Whether this is switched on' }),
		),
		...ids.map((key) =>
			declare({ read: uuid, whenEmpty: 'refuse' }, field(key, { type: 'string', default: '' })),
		),
	].sort((a, b) => a.displayName.localeCompare(b.displayName));
}

/** Settings that several checks have are told apart by their labels: agents know fields by them. */
function labelled(setting: INodeProperties, feature: string): INodeProperties {
	const { displayName, name } = setting;
	if (!SHARED.has(name)) return setting;
	return { ...setting, displayName: `${feature}: ${displayName}` };
}

function field(key: string, rest: Omit<INodeProperties, 'displayName' | 'name'>): INodeProperties {
	return { ...rest, displayName: inWords(key.replace(/^is_/, '')), name: camelCase(key) };
}

function camelCase(key: string): string {
	return key.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
