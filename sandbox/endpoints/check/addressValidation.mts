import { fieldInvalid, ok } from '../../server/responses.mts';
import type { Endpoint, KeyCall } from '../../server/endpoint.mts';
import { Invalid, object, optional, required, text, type Check } from '../../server/validate.mts';
import * as ids from '../../world/ids.mts';
import { charge } from '../credit.mts';

const code: Check<string> = (value, trace) => {
	const given = text()(value, trace).toUpperCase();
	if (!/^[A-Z]{2,3}$/.test(given)) throw new Invalid(['Not a country code.']);
	return given;
};
const line = optional(text({ max: 1024 }));
const addressShape = object({
	address: line,
	address_line_1: line,
	address_line_2: line,
	city: line,
	region: line,
	postal_code: line,
	country: required(code),
});

/** An address that names Nowhere is not there. */
function validate(call: KeyCall) {
	const { address, country, ...parts } = call.read(addressShape);
	const lines = Object.values(parts);
	if ((address === undefined) === (lines.length === 0)) {
		throw fieldInvalid('address', 'Provide either address or the structured fields.');
	}
	charge(call, 0.05);
	const written = address ?? lines.join(', ');
	const isThere = !/\bnowhere\b/i.test(written);
	return ok({
		request_id: ids.uuid(),
		vendor_data: null,
		metadata: null,
		created_at: call.sandbox.clock.iso(),
		address_validation: {
			status: isThere ? 'verified' : 'unverified',
			delivery_lines: isThere ? [written, country] : [],
			components: isThere ? { ...parts, country } : {},
			coordinates: isThere ? { latitude: 39.47, longitude: -0.38 } : null,
		},
	});
}

export const addressValidationEndpoints: Endpoint[] = [
	{ method: 'POST', path: '/v3/address-validation/', auth: 'key', handle: { current: validate } },
];
