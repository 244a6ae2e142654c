import { listedLocator } from '../../fields/locators';

export const partyId = listedLocator({
	displayName: 'Party',
	name: 'partyId',
	description: 'A person or company that stands behind the company of the session',
	list: 'searchSessionParties',
});
