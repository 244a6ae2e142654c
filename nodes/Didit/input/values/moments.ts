import type { Read } from '../declared';
import { isNothing } from '../nothing';
import { isInCalendar } from './days';

const MINUTE = 60_000;

/** A day, a time, and how far that is from UTC. */
const ISO =
	/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * Reads a point in time. It keeps the zone that is written with it; without one it is meant in the
 * workflow's, as the editor's date picker writes it.
 *
 * @returns ISO 8601 with a zone
 * @throws what `refuse` makes, for anything else, a day alone included: its time would be a guess
 */
export const moment: Read = (field, value, refuse, timezone = 'UTC') => {
	if (isNothing(value)) return '';
	const text = textOf(value);
	const [, date, time, seconds = ':00', zone] = ISO.exec(text) ?? [];
	const local = Date.parse(`${date}T${time}${seconds.replace(',', '.')}Z`);
	if (!date || Number.isNaN(local)) {
		throw refuse(
			field,
			'is not a date with a time',
			'Enter it like 2026-05-21T14:30:00, with a zone such as Z or +02:00 where it is not the time zone of the workflow. Nothing was sent.',
		);
	}
	// JavaScript takes 31 November for 1 December, and another span of time would be meant.
	if (!isInCalendar(date)) {
		throw refuse(field, 'is no day of the calendar', 'Correct it. Nothing was sent.');
	}
	return `${date}T${time}${seconds}${zone ?? offsetOf(local, timezone)}`;
};

/** As n8n's own date objects write themselves, with their zone. */
function textOf(value: unknown): string {
	const { toISO, toISOString } = value as { toISO?: unknown; toISOString?: unknown };
	const write = typeof toISO === 'function' ? toISO : toISOString;
	return String(typeof write === 'function' ? write.call(value) : value).trim();
}

/**
 * How far a zone is from UTC when its clocks show a time.
 *
 * @param local the time on those clocks, as if it were UTC
 * @returns `+02:00`
 */
function offsetOf(local: number, timeZone: string): string {
	// Near a change of the clocks the first guess may be of the other side.
	const guess = local - minutesAhead(local, timeZone) * MINUTE;
	const minutes = minutesAhead(guess, timeZone);
	const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
	return `${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
}

/** By how many minutes the clocks of a zone are ahead of UTC at an instant. */
function minutesAhead(instant: number, timeZone: string): number {
	const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
	const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
	const [, sign, hours = 0, minutes = 0] = /([+-])(\d{2}):?(\d{2})?/.exec(name ?? '') ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
