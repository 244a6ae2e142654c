import { EVENTS } from '../common/events';
import type { IDataObject, INodePropertyOptions, IWebhookFunctions } from 'n8n-workflow';
import { isId, toList } from '../Didit/input/readValue';
import { sessionStatuses } from '../Didit/fields/choices';
import { isExpression, YIELDS_NOTHING } from '../Didit/input/nothing';
import { flag, numeric } from '../Didit/output/simplify/values';
import { findChoice, isNearly, possible } from '../common/choices';
import {
	DEFAULT_TOLERANCE,
	ENVIRONMENTS,
	LONGEST_TOLERANCE,
	REGISTERED_URL,
	REGISTRATION,
} from './properties';

export interface TriggerOptions {
	readonly events: readonly string[];
	/** Empty for all; likewise {@link workflowIds}. */
	readonly statuses: readonly string[];
	/** In lower case. */
	readonly workflowIds: readonly string[];
	readonly environment: string;
	/** Seconds. */
	readonly tolerance: number;
	readonly acceptSimple: boolean;
	readonly simplify: boolean;
	/** How the trigger is registered: `automatic`, `destination` or `applicationUrl`. */
	readonly registration: string;
	/** In words, what an expression made that can never match anything. */
	readonly flaws: readonly string[];
	/** In words, what this version of the node does not know, and Didit may. */
	readonly doubts: readonly string[];
}

/** As Didit names its events. The set is open: new ones may be typed. */
const EVENT_NAME = /^[a-z][a-z_]*(\.[a-z_]+)+$/;
/** Matches no event, where a filter is meant to let some through and names none. */
const NONE = [''];
const LONGEST_QUOTE = 40;

/** What the person set in the editor or by expression, with the defaults filled in. */
export function readTriggerOptions(
	context: Pick<IWebhookFunctions, 'getNode' | 'getNodeParameter'>,
): TriggerOptions {
	const filters = context.getNodeParameter('filters', {}) as IDataObject;
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const events = toList(context.getNodeParameter('events'));
	const raw = context.getNode().parameters as { filters?: IDataObject };
	const flaws: string[] = [];
	const doubts: string[] = [];

	/** The choices that a list names; one that is none stays as it is, and matches nothing. */
	const chosen = (label: string, known: readonly INodePropertyOptions[], texts: string[]) =>
		texts.map((text) => {
			const found = findChoice(known, text);
			if (!found) flaws.push(`${noChoice(label, text)} ${possible(known, text)}`);
			return String(found?.value ?? text);
		});
	/** What a filter holds, or something that never matches where its expression yields nothing. */
	const filter = (name: string, label: string): string[] => {
		const texts = toList(filters[name]);
		if (texts.length > 0 || !isExpression(raw.filters?.[name])) return texts;
		flaws.push(`"${label}" ${YIELDS_NOTHING}.`);
		return NONE;
	};
	const known = (name: string, label: string, of: readonly INodePropertyOptions[]) => {
		const texts = filter(name, label);
		return texts === NONE ? NONE : chosen(label, of, texts);
	};

	if (events.length === 0) flaws.push('"Events" names no event.');
	const unlisted = events.filter((name) => EVENT_NAME.test(name) && !isNearly(EVENTS, name));
	for (const name of unlisted) doubts.push(`${noChoice('Events', name)} Didit may know it.`);
	const listed = events.filter((name) => !unlisted.includes(name));

	const workflowIds = filter('workflowIds', 'Workflow Names or IDs').map((id) => id.toLowerCase());
	const strange = workflowIds.find((id) => id !== '' && !isId(id));
	if (strange) flaws.push(`"Workflow Names or IDs" holds "${strange}", which is no ID.`);

	const [environment = 'all'] = known('environment', 'Environment', ENVIRONMENTS);
	const { registeredUrl, timestampTolerance = DEFAULT_TOLERANCE } = options;
	const [registration = 'automatic'] = chosen(
		'Registration',
		REGISTRATION,
		toList(options.registration),
	);
	chosen('If Another URL Is Registered', REGISTERED_URL, toList(registeredUrl));
	const tolerance = numeric(timestampTolerance);
	if (tolerance === null) flaws.push('"Timestamp Tolerance" must be a number of seconds.');
	return {
		events: [...new Set([...chosen('Events', EVENTS, listed), ...unlisted])],
		statuses: known('statuses', 'Statuses', sessionStatuses),
		workflowIds,
		environment,
		tolerance: Math.min(Math.max(tolerance ?? DEFAULT_TOLERANCE, 0), LONGEST_TOLERANCE),
		acceptSimple: flag(options.acceptSimpleSignature) === true,
		simplify: flag(context.getNodeParameter('simplify', true)) !== false,
		registration,
		flaws,
		doubts,
	};
}

function noChoice(label: string, text: string): string {
	return `"${label}" has no choice "${text.slice(0, LONGEST_QUOTE)}".`;
}
