import { namesField } from './errorBodyText';
import type { Access } from '../types';

export interface StatusMessage {
	readonly what: string;
	readonly remedy?: string;
}

/** Where to look for what the credential should hold. */
const SOURCE: Record<Access, string> = {
	apiKey: 'The right one is in the Didit Business Console, under API & Webhooks.',
	bearer: 'They are those of the Didit Business Console.',
	open: 'They are those of the Didit Business Console.',
};

const CREDENTIAL: Record<Access, string> = {
	apiKey: 'the API key in the Didit credential',
	bearer: 'the email and password in the Didit account credential',
	open: 'the email and password',
};

const TOP_UP = 'Top up the balance, with Billing → Top Up or in the Didit Business Console.';

/** What to do about what Didit says: of credits and of permissions it speaks with 400 and 403. */
function remedyFor(said: string, access: Access, otherwise: string): string {
	if (/\b(credits?|balance|top up)\b/i.test(said)) return TOP_UP;
	if (/\b(permissions?|authenticat\w+|api key|token)\b/i.test(said)) {
		return `Check ${CREDENTIAL[access]}: it may be of another application, lack the permission, or not be for use from this address. ${SOURCE[access]}`;
	}
	return otherwise;
}

/** Didit says with 404, too, that what an ID stands for lacks a part: then the ID is right. */
function notFound(access: Access, said: string): StatusMessage {
	const why =
		access === 'apiKey'
			? 'It may be deleted, mistyped, belong to another application, or lie outside of what the API key may see.'
			: 'It may be deleted, mistyped, or belong to another account.';
	return said === '' || /\bnot found\b/i.test(said)
		? { what: 'Didit does not know this ID', remedy: `Check the ID. ${why}` }
		: {
				what: 'Didit does not have what was asked for',
				remedy: `If this does not explain it, check the ID. ${why}`,
			};
}

/**
 * What a status means and what to do about it (specification, Error Responses). Whether the request
 * was carried out is said elsewhere.
 *
 * @param status any but 2xx
 * @param said Didit's own words, which the remedy has to fit; '' for none
 */
export function statusMessage(status: number, access: Access, said: string): StatusMessage {
	const known: Record<number, StatusMessage> = {
		400: {
			what: 'Didit could not accept the request',
			remedy: namesField(said)
				? 'Correct the field that is named and run the node again.'
				: remedyFor(said, access, 'Change what Didit objects to and run the node again.'),
		},
		401: {
			what: 'Didit did not accept the sign-in',
			remedy: `Check ${CREDENTIAL[access]}: it may be mistyped, revoked, expired or of another application. ${SOURCE[access]}`,
		},
		402: {
			what: 'The balance at Didit does not cover this',
			remedy: TOP_UP,
		},
		403: {
			what: 'Didit did not allow this',
			remedy: remedyFor(
				said,
				access,
				said === ''
					? `The balance may be used up, or ${CREDENTIAL[access]} may be wrong or lack the permission. ${SOURCE[access]}`
					: `If this does not explain it, ${CREDENTIAL[access]} may be wrong or lack the permission. ${SOURCE[access]}`,
			),
		},
		404: notFound(access, said),
		409: {
			what: 'Didit reports a conflict with the present state',
			remedy: 'Read the record again, then decide whether the change is still needed.',
		},
		410: {
			what: 'What was asked for is no longer available',
			remedy: 'It has expired or was used before. Create a new one.',
		},
		415: {
			what: 'Didit could not read the format of the request',
			remedy:
				'Check that the base URL in the credential is right and that nothing between n8n and Didit rewrites requests.',
		},
		422: {
			what: 'Didit could not process the values',
			remedy: 'Correct the field that is named and run the node again.',
		},
		429: {
			what: 'Didit is limiting the number of requests',
			remedy:
				'This workflow, or others with the same key, made too many in the last minute: run it again later, or send fewer items at a time.',
		},
	};
	if (known[status]) return known[status];
	if (status >= 300 && status < 400) {
		return {
			what: 'Didit answered with a redirect, which was not followed to keep the key safe',
			remedy: 'Check the base URL in the credential: it must be the address of the API itself.',
		};
	}
	if (status >= 500) return { what: 'Didit had trouble of its own' };
	return { what: 'Didit refused the request', remedy: 'Check the values and run the node again.' };
}
