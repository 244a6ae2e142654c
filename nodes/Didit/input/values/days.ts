import type { INodeProperties } from 'n8n-workflow';
import type { Read } from '../declared';
import { isNothing } from '../nothing';
import type { Refuse } from '../readValue';

const EXAMPLE = 'Enter it as year-month-day, for example 1990-05-21.';
const NOT_SENT = 'Nothing was sent to Didit for this item.';

/** A day, and what may follow it: a time, and how far that is from UTC. */
const ISO =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const MIDNIGHT = /^00:00(:00([.,]0+)?)?$/;

/** Excel counts days from 1900; these are the years from 1927 on. */
const EXCEL_SERIAL = /^\d{5}([.,]\d+)?$/;
const WITHOUT_DASHES = /^(19|20)\d{6}$/;
const UNIX_SECONDS = /^-?\d{7,10}$/;
const UNIX_MILLISECONDS = /^-?\d{11,13}$/;
const NUMBERS = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})$/;

/**
 * Reads a day. Databases and spreadsheets hand it over as the midnight with which it begins, in one
 * zone or another: midnight in UTC, in the zone that is written with it, in the workflow's or, for
 * date objects, in the process's is that day. Any other time would make it a guess.
 *
 * @returns year-month-day
 * @throws what `refuse` makes, for anything else
 */
export const day: Read = (field, value, refuse, timezone = 'UTC') => {
	if (isNothing(value)) return '';
	if (value instanceof Date) {
		const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
		return dayThatBegins(field, value, ['UTC', timezone, own], refuse);
	}
	const text = textOfDay(value);
	const [, date, time, offset] = ISO.exec(text) ?? [];
	if (!date) throw noDate(field, text, refuse);
	if (!isInCalendar(date))
		throw refuse(field, 'is no day of the calendar', `${EXAMPLE} ${NOT_SENT}`);
	if (!time || MIDNIGHT.test(time)) return date;
	if (!offset) throw hasTime(field, refuse);
	return dayThatBegins(field, new Date(text.replace(' ', 'T')), ['UTC', timezone], refuse);
};

/** As n8n's own date objects write themselves, with their zone. */
function textOfDay(value: unknown): string {
	const { toISO } = (value ?? {}) as { toISO?: unknown };
	return String(typeof toISO === 'function' ? toISO.call(value) : value).trim();
}

/** The day that begins at an instant, in the first of these zones in which one does. */
function dayThatBegins(
	field: INodeProperties,
	instant: Date,
	zones: readonly string[],
	refuse: Refuse,
): string {
	const time = instant.getTime();
	if (Number.isNaN(time)) throw refuse(field, 'is not a date', `${EXAMPLE} ${NOT_SENT}`);
	for (const zone of zones) {
		// Where clocks go forward at midnight a day begins later, but there is none before it.
		const day = dayIn(zone, time);
		if (day !== dayIn(zone, time - 1)) return day;
	}
	throw hasTime(field, refuse);
}

function dayIn(timeZone: string, time: number): string {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	});
	const parts = Object.fromEntries(
		format.formatToParts(time).map(({ type, value }) => [type, value]),
	);
	return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`;
}

export function isInCalendar(day: string): boolean {
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function hasTime(field: INodeProperties, refuse: Refuse): Error {
	return refuse(
		field,
		'has a time, so which day is meant depends on the time zone',
		`Hand over the day alone. In an expression: {{ DateTime.fromISO($json.date).toISODate() }}. ${NOT_SENT}`,
	);
}

/** Says where what is no date comes from, and how it becomes one. */
function noDate(field: INodeProperties, text: string, refuse: Refuse): Error {
	const mend = (problem: string, expression: string) =>
		refuse(field, problem, `In an expression: {{ ${expression} }}. ${NOT_SENT}`);
	if (EXCEL_SERIAL.test(text)) {
		return mend(
			'is a number of days, as Excel and Google Sheets keep dates',
			"DateTime.fromISO('1899-12-30').plus({ days: Number($json.date) }).toISODate()",
		);
	}
	if (WITHOUT_DASHES.test(text)) {
		return mend(
			'is a date without dashes',
			"DateTime.fromFormat(String($json.date), 'yyyyMMdd').toISODate()",
		);
	}
	if (UNIX_SECONDS.test(text)) {
		return mend(
			'is a number of seconds since 1970 (Unix time)',
			"DateTime.fromSeconds(Number($json.date), { zone: 'utc' }).toISODate()",
		);
	}
	if (UNIX_MILLISECONDS.test(text)) {
		return mend(
			'is a number of milliseconds since 1970 (Unix time)',
			"DateTime.fromMillis(Number($json.date), { zone: 'utc' }).toISODate()",
		);
	}
	const numbers = NUMBERS.exec(text);
	if (numbers) return inNumbers(field, numbers, refuse);
	return refuse(field, 'is not a date', `${EXAMPLE} ${NOT_SENT}`);
}

/** Of a date in numbers, in the forms that fit: 21.05.1990 has no other month than May. */
function inNumbers(
	field: INodeProperties,
	[, first = '', sign = '', second = '', third = '']: string[],
	refuse: Refuse,
): Error {
	const by = (...parts: string[]) =>
		`{{ DateTime.fromFormat($json.date, '${parts.join(sign)}').toISODate() }}`;
	const year = (digits: string) => (digits.length === 4 ? 'yyyy' : 'yy');
	if (first.length === 4 || Number(first) > 31) {
		const mend = by(year(first), 'M', 'd');
		return refuse(
			field,
			'is not written as year-month-day',
			`In an expression: ${mend}. ${NOT_SENT}`,
		);
	}
	const dayFirst = by('d', 'M', year(third));
	const monthFirst = by('M', 'd', year(third));
	let mend = `${dayFirst} where the day comes first, ${monthFirst} where the month does`;
	if (Number(first) > 12) mend = dayFirst;
	else if (Number(second) > 12) mend = monthFirst;
	return refuse(
		field,
		'does not say which of its numbers is the month',
		`In an expression: ${mend}. ${NOT_SENT}`,
	);
}
