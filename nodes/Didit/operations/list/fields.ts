import { choicesFrom } from '../../fields/basic';

/** What the entries of a list can be. */
export const entryTypes = choicesFrom(
	'bank_account',
	'business',
	'country',
	'device_fingerprint',
	'document',
	'email',
	'face',
	'ip_address',
	'key',
	'phone',
	'user',
	'wallet_address',
);

export const listTypes = choicesFrom('allowlist', 'blocklist', 'custom');
