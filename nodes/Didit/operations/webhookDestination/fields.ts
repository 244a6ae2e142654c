import type { INodeProperties } from 'n8n-workflow';
import { findChoice } from '../../../common/choices';
import { EVENTS } from '../../../common/events';
import { notice } from '../../fields/notices';
import type { Read } from '../../input/declared';
import { declare } from '../../input/declared';
import type { Value } from '../../input/readValue';
import { textList } from '../../input/values/text';

export const destinationNotice = notice(
	'destinationNotice',
	'A published Didit Trigger makes a destination of its own, named "n8n: …", and looks after it. To change or delete that one stops the trigger until it is published again.',
);

const readEvents: Read = (field, value, refuse) =>
	(textList(field, value, refuse) as string[]).map(
		(text) => findChoice(EVENTS, text)?.value ?? text,
	) as Value;

/** Didit sends further events than its documents name, so that any may come by expression. */
export function subscribedEvents(description: string): INodeProperties {
	return declare(
		{ read: readEvents },
		{
			displayName: 'Subscribed Events',
			name: 'subscribedEvents',
			type: 'multiOptions',
			options: EVENTS,
			default: [],
			description,
		},
	);
}

export const enabled: INodeProperties = {
	displayName: 'Enabled',
	name: 'enabled',
	type: 'boolean',
	default: true,
	description: 'Whether Didit sends events there',
};
