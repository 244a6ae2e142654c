import type { Read } from '../../input/declared';
import { identifier } from '../../input/values/identifiers';
import { phoneNumber } from '../../input/values/phoneNumbers';

/** Nothing else that stands on a list begins like this. */
const PHONE_NUMBER = /^\+[\d\s\p{Pd}()[\]./]+$/u;

/** What goes on a list. The kind of the list is not known here, but a phone number tells itself. */
export const entryValue: Read = (field, value, refuse, timezone) => {
	const text = identifier(field, value, refuse, timezone);
	return typeof text === 'string' && PHONE_NUMBER.test(text)
		? phoneNumber(field, text, refuse, timezone)
		: text;
};
