import { record } from '../../output/expectations';
import { vendorData } from '../../fields/locators';
import { user } from '../../output/simplify/user';
import type { Operation } from '../../engine/operation';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a user',
	description: 'Read what is known of a person across all their sessions',
	forAgents:
		"Read what is known of one person over all their verifications, by vendor data (the user's own ID of the person). Costs nothing and changes nothing.",
	docs: 'https://docs.didit.me/management-api/users/get',
	fields: [vendorData],
	request: (parameters) => ({ method: 'GET', path: ['users', parameters.ownId('vendorData')] }),
	expects: record('a user', 'vendor_data', 'didit_internal_id'),
	simplify: user,
};
