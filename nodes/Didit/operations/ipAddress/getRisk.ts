import type { Operation } from '../../engine/operation';
import { textField } from '../../fields/basic';
import { LISTED_WHEN_SAVED, checkFields } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { countryField } from '../../fields/countries';
import { costNotice } from '../../fields/notices';
import { record } from '../../output/expectations';

export const getRisk: Operation = {
	value: 'getRisk',
	name: 'Get Risk',
	action: 'Get the risk of an IP address',
	description:
		'Read where an IP address is, and whether it hides behind a VPN, Tor or a data center',
	forAgents:
		'Read where an IP address is and whether it hides behind a VPN. Costs credits each time.',
	lock: { because: 'costs credits' },
	docs: 'https://docs.didit.me/standalone-apis/ip-risk',
	fields: [
		costNotice('look-up'),
		textField({
			displayName: 'IP Address',
			name: 'ipAddress',
			required: true,
			placeholder: 'e.g. 192.0.2.10',
			description: 'IPv4 or IPv6',
		}),
		additionalFields([
			...checkFields,
			countryField({
				displayName: 'Claimed Country',
				name: 'claimedCountry',
				description: 'Where the person says to be',
			}),
			textField({
				displayName: 'User Agent',
				name: 'userAgent',
				description: 'What the browser of the person says of itself',
			}),
		]),
	],
	howToCheck: LISTED_WHEN_SAVED,
	request: (parameters) => ({
		method: 'POST',
		path: ['ip', 'risk'],
		body: { ip_address: parameters.text('ipAddress'), ...parameters.wire('additionalFields') },
	}),
	expects: record('a risk', 'status'),
};
