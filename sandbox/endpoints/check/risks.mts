import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import {
	email,
	Invalid,
	ipAddress,
	object,
	oneOf,
	optional,
	phone,
	required,
	text,
	type Check,
} from '../../server/validate.mts';
import { blocksOf } from '../../world/blocklistRules.mts';
import { around, conclude, type Verdict } from './conclude.mts';

const device = (max: number) => optional(text({ max }));
const signals = object({
	ip: optional(ipAddress),
	device_id: device(255),
	device_platform: optional(oneOf(['android', 'ios', 'ipados', 'tvos', 'web'])),
	device_model: device(255),
	os_version: device(64),
	app_version: device(64),
	user_agent: device(512),
});
const number: Check<string> = (value, trace) => {
	try {
		return phone(value, trace);
	} catch {
		throw new Invalid(['Invalid phone number.']);
	}
};
const about = { country_code: optional(text()), signals: optional(signals), ...around };
const emailShape = object({ email: required(email), ...about });
const phoneShape = object({ phone_number: required(number), ...about });
const ipShape = object({
	ip_address: required(ipAddress),
	claimed_country: optional(text()),
	user_agent: optional(text({ max: 512 })),
	...around,
});

/** The verdict, and the warnings behind it; what is on a blocklist is Declined. */
function judged(tags: readonly string[], decisive: readonly string[]): [Verdict, string[]] {
	const status = decisive.length > 0 ? 'Declined' : tags.length > 0 ? 'In Review' : 'Approved';
	return [status, [...tags, ...decisive]];
}

/** Words in the address say what is known of it. */
function emailRisk(call: KeyCall) {
	const given = call.read(emailShape);
	const address = given.email.toLowerCase();
	const is_disposable = address.includes('disposable');
	const is_breached = address.includes('breached');
	const blocks = blocksOf(call.app, { email: [address] }).map(({ tag }) => tag);
	const [status, warnings] = judged(
		is_breached ? ['BREACHED_EMAIL_DETECTED'] : [],
		is_disposable ? ['DISPOSABLE_EMAIL_DETECTED', ...blocks] : blocks,
	);
	const intelligence = { email: given.email, is_disposable, is_breached, is_undeliverable: false };
	return conclude(call, given, {
		service: 'EMAIL_RISK',
		price: 0.03,
		features: ['EMAIL'],
		person: address,
		contact_details: { email: given.email },
		status,
		warnings,
		result: { status, email: { email_intelligence: intelligence } },
	});
}

/** The end of the number says what is known of it. */
function phoneRisk(call: KeyCall) {
	const given = call.read(phoneShape);
	const to = given.phone_number;
	const is_disposable = to.endsWith('000');
	const is_virtual = to.endsWith('111');
	const blocks = blocksOf(call.app, { phone: [to] }).map(({ tag }) => tag);
	const [status, warnings] = judged(
		is_virtual ? ['VOIP_NUMBER_DETECTED'] : [],
		is_disposable ? ['DISPOSABLE_NUMBER_DETECTED', ...blocks] : blocks,
	);
	const enrichment = { carrier: 'Sandbox Mobile', line_type: is_virtual ? 'voip' : 'mobile' };
	return conclude(call, given, {
		service: 'PHONE_RISK',
		price: 0.04,
		features: ['PHONE'],
		person: to,
		contact_details: { phone: to },
		status,
		warnings,
		result: { status, phone: { phone_intelligence: { is_disposable, is_virtual }, enrichment } },
	});
}

/** The third of the networks that are kept for examples is a VPN; all of it is in Spain. */
function ipRisk(call: KeyCall) {
	const given = call.read(ipShape);
	const { ip_address, claimed_country: claimed = null } = given;
	const isHidden = ip_address.startsWith('203.0.113.');
	const isElsewhere = claimed !== null && !['ES', 'ESP'].includes(claimed.toUpperCase());
	const tags = [
		...(isHidden ? ['VPN_DETECTED'] : []),
		...(isElsewhere ? ['COUNTRY_MISMATCH'] : []),
	];
	const [status, warnings] = judged(tags, []);
	const ip = {
		ip_country: 'ES',
		latitude: 40.4,
		longitude: -3.7,
		isp: 'Sandbox Net',
		organization: 'Sandbox Net',
		is_vpn_or_tor: isHidden,
		is_data_center: isHidden,
		asn_number: 64_500,
		asn_organization: 'Sandbox Net',
		connection_type: isHidden ? 'hosting' : 'wifi',
		carrier: null,
		proxy_type: isHidden ? 'vpn' : null,
		claimed_country: claimed,
		country_mismatch: isElsewhere,
	};
	return conclude(call, given, {
		service: 'IP_RISK',
		price: 0.03,
		features: ['IP_ANALYSIS'],
		person: ip_address,
		expected_details: { ip_address },
		status,
		warnings,
		result: { status, ip },
	});
}

export const riskEndpoints: Endpoint[] = [
	{ method: 'POST', path: '/v3/email/risk/', auth: 'key', handle: { current: emailRisk } },
	{ method: 'POST', path: '/v3/phone/risk/', auth: 'key', handle: { current: phoneRisk } },
	{ method: 'POST', path: '/v3/ip/risk/', auth: 'key', handle: { current: ipRisk } },
];
