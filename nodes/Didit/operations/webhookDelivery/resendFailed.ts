import { options } from '../../fields/collections';
import { destinationId } from '../../fields/locators';
import { personalDataNotice } from '../../fields/notices';
import { declare } from '../../input/declared';
import { moment } from '../../input/values/moments';
import type { Operation } from '../../engine/operation';
import { deliveriesPath } from './fields';
import { resendEvents } from './resendEvents';

/** Gentle to a receiver that has just come back; Didit itself takes 300 changes a minute. */
const STANDARD_PACE = 60;
const FASTEST_PACE = 300;

export const resendFailed: Operation = {
	value: 'resendFailed',
	name: 'Resend Failed',
	action: 'Resend failed webhook deliveries',
	description:
		'Catch up after a downtime: find the events of a time span that the destination did not take, have each sent once more, and get them as items',
	forAgents:
		'Find the events of a time span that a webhook destination did not take, and have each sent once more. With Resend off nothing is sent and they are only listed, with the personal data in them.',
	lock: { because: 'starts again what events start' },
	docs: 'https://docs.didit.me/management-api/webhook/resend-delivery',
	fields: [
		personalDataNotice,
		destinationId,
		declare(
			{ read: moment },
			{
				displayName: 'From',
				name: 'from',
				type: 'dateTime',
				required: true,
				default: '',
				placeholder: 'e.g. 2026-05-21T14:30:00Z',
				description: 'Deliveries from this moment on are looked at',
			},
		),
		{
			displayName: 'Resend',
			name: 'resend',
			type: 'boolean',
			default: true,
			description:
				'Whether Didit is asked to send the events once more. Without it they are only handed out: go on with them in this workflow.',
		},
		options([
			{
				displayName: 'Resends per Minute',
				name: 'resendsPerMinute',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: FASTEST_PACE, numberPrecision: 0 },
				default: STANDARD_PACE,
				description: 'How fast events are sent once more, so that the receiver can keep up',
			},
			declare(
				{ read: moment, whenEmpty: 'refuse' },
				{
					displayName: 'To',
					name: 'to',
					type: 'dateTime',
					default: '',
					placeholder: 'e.g. 2026-05-21T18:00:00Z',
					description:
						'Deliveries from this moment on are left alone. Without it all until now count.',
				},
			),
		]),
	],
	// Two items that name the same destination would send its events twice.
	oneAtATime: true,
	howToCheck: 'Look under Webhook Delivery → Get Many which events have a newer delivery.',
	request: (parameters) => ({
		method: 'GET',
		path: deliveriesPath(parameters),
		// Whether an event came through later is seen only up to now.
		query: { date_from: utcDay(parameters.text('from')) },
	}),
	response: {
		kind: 'items',
		read: (calls, parameters) => {
			const to = parameters.option('to');
			return resendEvents(calls, parameters, {
				from: Date.parse(parameters.text('from')),
				to: to === undefined ? Infinity : Date.parse(String(to)),
				pace: Number(parameters.option('resendsPerMinute') ?? STANDARD_PACE),
			});
		},
	},
};

/** Didit counts in days of UTC. */
function utcDay(time: string): string {
	return new Date(time).toISOString().slice(0, 10);
}
