import type { INodeProperties } from 'n8n-workflow';

/** A yellow box between the fields, for what nobody should learn too late: costs, secrets, limits. */
export function notice(name: string, words: string): INodeProperties {
	return { displayName: words, name, type: 'notice', default: '' };
}

export const deleteNotice = notice('deleteNotice', 'What is deleted here cannot be brought back.');

/** The purpose of these calls is to hand out keys, so they are not masked; people should know. */
export const keysNotice = notice(
	'keysNotice',
	'The answer holds keys or tokens in plain text. They stay in the execution data of this workflow.',
);

export const personalDataNotice = notice(
	'personalDataNotice',
	'The answer holds personal data. It stays in the execution data of this workflow.',
);

export const priceNotice = notice(
	'priceNotice',
	'Checks add to the price of a session. Get Many shows it as total_price.',
);

/** @param what of which each run is paid */
export const costNotice = (what: string): INodeProperties =>
	notice(
		'costNotice',
		`Each ${what} costs credits, also where the outcome is not what you hoped for.`,
	);
