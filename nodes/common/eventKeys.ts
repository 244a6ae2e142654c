import { createHash } from 'node:crypto';
import { canonicalJson } from '../signature/canonical/canonicalJson';
import type { DiditEvent } from '../signature/types';

const EVENT_ID = new Set(['event_id']);
const EVENT_ID_AND_TIMESTAMP = new Set(['event_id', 'timestamp']);

/**
 * By what a repeated delivery is known: its `event_id`, and a hash of what it says. `event_id`
 * alone does not do, since Didit's documents disagree on whether a retry keeps it, and test
 * deliveries have none. `timestamp` is when it was sent, so it is left out of the hash where
 * `created_at` says when the event was made.
 *
 * @param text JSON text of the event
 */
export function eventKeys(event: DiditEvent, text: string): string[] {
	const { event_id: id, created_at: createdAt } = event;
	const dated = createdAt !== undefined && createdAt !== null;
	// A text without canonical form is still the same text when it comes again.
	const content = canonicalJson(text, dated ? EVENT_ID_AND_TIMESTAMP : EVENT_ID) ?? text;
	const hash = `content:${createHash('sha256').update(content).digest('hex')}`;
	return typeof id === 'string' && id !== '' ? [`id:${id}`, hash] : [hash];
}
