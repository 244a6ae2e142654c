import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { eventKeys } from '../../../common/eventKeys';
import { isRecord } from '../../output/expectations';

export interface TimeSpan {
	/** Milliseconds since 1970: the first that counts, and the first that does not. */
	readonly from: number;
	readonly to: number;
}

/** An event of which a delivery was not taken. */
export interface FailedEvent {
	/** Of the newest delivery that was not taken. */
	readonly uuid: string;
	readonly row: IDataObject;
	/** Deliveries of it that were not taken within the span. */
	readonly attempts: number;
	readonly event?: IDataObject;
	/** `open` where nothing brought it through. */
	readonly fate: 'open' | 'through' | 'unreadable';
	readonly reason?: string;
}

interface Found {
	uuid: string;
	row: IDataObject;
	attempts: number;
	keys: ReadonlySet<string>;
	event?: IDataObject;
	isThrough: boolean;
	reason?: string;
}

/** Reads one delivery with what was sent. */
type ReadDelivery = (uuid: string) => Promise<IDataObject>;

/**
 * The events of a time span that the destination did not take, the oldest first, each once however
 * often Didit tried. As the trigger does, it takes two deliveries for the same event by what they
 * say: Didit may give a retry an ID of its own.
 *
 * @param rows of the list of deliveries, in any order; up to now, for an event may come through late
 * @throws what reading the list throws
 */
export async function failedEvents(
	rows: AsyncIterable<IDataObject>,
	read: ReadDelivery,
	span: TimeSpan,
): Promise<FailedEvent[]> {
	const events: FailedEvent[] = [];
	for (const alike of (await groups(rows)).values()) {
		const missed = alike.filter((row) => !wasTaken(row.response_status) && isWithin(row, span));
		if (missed.length === 0) continue;
		const found = await together(missed, read);
		const taken = alike.filter((row) => wasTaken(row.response_status));
		await markThrough(found, taken, read);
		events.push(...found.map(told));
	}
	return events.sort((a, b) => timeOf(a.row) - timeOf(b.row));
}

/** Only deliveries that look alike can be of one event: no others have to be read. */
async function groups(rows: AsyncIterable<IDataObject>): Promise<Map<string, IDataObject[]>> {
	const found = new Map<string, IDataObject[]>();
	for await (const row of rows) {
		const look = JSON.stringify([row.webhook_type, row.session_id, row.status]);
		const alike = found.get(look);
		if (alike) alike.push(row);
		else found.set(look, [row]);
	}
	return found;
}

/** The deliveries that were not taken, by the event that they are of. */
async function together(missed: readonly IDataObject[], read: ReadDelivery): Promise<Found[]> {
	const found: Found[] = [];
	const inOrder = [...missed].sort((a, b) => timeOf(a) - timeOf(b));
	for (const row of inOrder) {
		const { keys, event, reason, isTest } = await contentOf(row, read);
		if (isTest) continue;
		const same = found.find((one) => [...keys].some((key) => one.keys.has(key)));
		if (!same) {
			const uuid = String(row.uuid);
			found.push({ uuid, row, attempts: 1, keys, event, isThrough: false, reason });
			continue;
		}
		same.uuid = String(row.uuid);
		same.row = { ...row, created_at: same.row.created_at };
		same.attempts++;
		same.keys = new Set([...same.keys, ...keys]);
	}
	return found;
}

async function markThrough(
	found: readonly Found[],
	taken: readonly IDataObject[],
	read: ReadDelivery,
): Promise<void> {
	for (const row of taken) {
		// As long as there is one that it may be.
		if (found.every(({ isThrough, keys }) => isThrough || keys.size === 0)) return;
		const { keys } = await contentOf(row, read);
		for (const one of found) one.isThrough ||= [...keys].some((key) => one.keys.has(key));
	}
}

interface Content {
	readonly keys: ReadonlySet<string>;
	readonly event?: IDataObject;
	/** A trial from the console is no event. */
	readonly isTest?: boolean;
	/** Why there is no event. */
	readonly reason?: string;
}

async function contentOf({ uuid }: IDataObject, read: ReadDelivery): Promise<Content> {
	const delivery = await read(String(uuid)).catch(inWords);
	if (typeof delivery === 'string') return { keys: new Set(), reason: delivery };
	const text = String(delivery.request_body ?? '');
	const event = parsed(text);
	if (!event) return { keys: new Set(), reason: 'What was sent is no event that can be read' };
	const isTest = /x-didit-test-webhook/i.test(String(delivery.request_header ?? ''));
	return { keys: new Set(eventKeys(event, text)), event, isTest };
}

function parsed(text: string): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function told({ uuid, row, attempts, event, isThrough, reason }: Found): FailedEvent {
	const fate = isThrough ? 'through' : event ? 'open' : 'unreadable';
	return { uuid, row, attempts, event, fate, reason };
}

function isWithin(row: IDataObject, { from, to }: TimeSpan): boolean {
	const time = timeOf(row);
	return time >= from && time < to;
}

const timeOf = ({ created_at: time }: IDataObject): number => Date.parse(String(time));

export function wasTaken(status: unknown): boolean {
	return typeof status === 'number' && status >= 200 && status < 300;
}

/** What Didit says of one event is told with it; the others go on. */
export function inWords(error: unknown): string {
	if (!(error instanceof NodeApiError)) throw error;
	return [error.message, error.description].filter(Boolean).join('. ');
}
