import { otherEvents } from './otherEvents';

type Json = Record<string, unknown>;

/** The sandbox's control address (`/_sandbox/…`). */
export type Control = (method: string, path: string, body?: Json) => Promise<unknown>;

const STATUSES = ['Approved', 'Declined', 'In Review'];

/**
 * A sample of every event that the trigger knows, by the name of its file: those of sessions as the
 * sandbox sends them, the others as Didit's documents describe them.
 *
 * @param control of a running sandbox
 * @param sandboxUrl without a slash at its end
 */
export async function sampleEvents(
	control: Control,
	sandboxUrl: string,
): Promise<Record<string, Json>> {
	const { api_key } = (await control('POST', 'applications', {
		name: 'Samples',
		// Nobody listens there; what was sent stands in the sandbox's book.
		webhook_url: `${sandboxUrl}/nobody`,
	})) as Json;
	const samples: Record<string, Json> = {};
	for (const status of STATUSES) {
		const event = await eventOf(control, String(api_key), status);
		samples[`status.updated ${status}`] = steady(event, sandboxUrl);
	}
	const { event_id, ...approved } = samples['status.updated Approved'] as Json;
	const edited = { ...approved, webhook_type: 'data.updated' };
	return { ...samples, 'data.updated': { event_id, ...edited }, ...otherEvents };
}

/** What the file of a sample holds: a list of items, as n8n takes it for pinned data. */
export function fileText(event: Json): string {
	return `${JSON.stringify([event], null, 2)}\n`;
}

/** `status.updated In Review` becomes `status.updated.in-review.json`. */
export function fileName(sample: string): string {
	const [type = '', ...status] = sample.toLowerCase().split(' ');
	return `${[type, status.join('-')].filter(Boolean).join('.')}.json`;
}

async function eventOf(control: Control, apiKey: string, status: string): Promise<Json> {
	const [session] = (await control('POST', 'sessions', {
		api_key: apiKey,
		count: 1,
		vendor_data_prefix: 'user-',
	})) as Json[];
	const id = String(session?.session_id);
	await control('POST', `sessions/${id}/outcome`, { status });
	const book = (await control('GET', `book?api_key=${encodeURIComponent(apiKey)}`)) as {
		deliveries: Array<{ body: string }>;
	};
	const events = book.deliveries.map(({ body }) => JSON.parse(body) as Json);
	const found = events.find((event) => event.session_id === id);
	if (!found) throw new Error(`The sandbox sent nothing about ${id}`);
	return found;
}

/** The same event, without what is another each time: identifiers, times and what follows from them. */
function steady(event: Json, sandboxUrl: string): Json {
	const ids = new Map<string, string>();
	const text = JSON.stringify(event)
		.replaceAll(sandboxUrl, 'https://example.com')
		.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
			const known =
				ids.get(id) ?? `00000000-0000-4000-8000-${String(ids.size + 1).padStart(12, '0')}`;
			ids.set(id, known);
			return known;
		})
		.replace(/\/session\/\w+/g, '/session/sample')
		.replace(/expires=\d+/g, 'expires=1774973600')
		.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-03-31T15:13:20Z')
		.replace(/"(timestamp|created_at)":\d+/g, '"$1":1774970000')
		.replace(/"(session_number)":\d+/g, '"$1":1')
		.replace(/"(age|age_estimation)":[\d.]+/g, '"$1":42');
	return JSON.parse(text) as Json;
}
