import type { INodeProperties } from 'n8n-workflow';
import { EVENTS } from '../../../common/events';
import { notice } from '../../fields/notices';
import { declare } from '../../input/declared';
import { textList } from '../../input/values/text';

export const destinationNotice = notice(
	'destinationNotice',
	'A published Didit Trigger makes a destination of its own, named "n8n: …", and looks after it. What is changed here stops that trigger until it is published again.',
);

/** Didit sends further events than its documents name, so that any may come by expression. */
export function subscribedEvents(description: string): INodeProperties {
	return declare(
		{ read: textList },
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
