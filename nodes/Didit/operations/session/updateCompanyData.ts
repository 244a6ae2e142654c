import type { Operation } from '../../engine/operation';
import { updateFields } from '../../fields/collections';
import { companyId, sessionId } from '../../fields/locators';
import { record } from '../../output/expectations';
import { sessionCompany } from '../../output/simplify/sessionCompany';
import { companyDataFields } from './dataFields';
import { cleared } from './updatingData';

/** The others are cleared by an empty text. */
const CLEARED_BY_NULL = [
	...['dissolution_date', 'region', 'registered_capital_currency'],
	...['registration_date', 'registry_status', 'verification_status'],
];

export const updateCompanyData: Operation = {
	value: 'updateCompanyData',
	name: 'Update Company Data',
	action: 'Update the company data of a session',
	description: 'Correct what is known of the company of a session',
	forAgents:
		'Correct what is known of the company of a session. Only use it when somebody with the authority has told you what is right.',
	lock: { because: 'changes what is known of a company' },
	docs: 'https://docs.didit.me/sessions-api/update-data',
	fields: [sessionId, companyId, updateFields(companyDataFields)],
	howToCheck: 'Look at it with Session → Get Decision.',
	request: (parameters) => ({
		method: 'PATCH',
		path: ['session', parameters.id('sessionId'), 'kyb', parameters.id('companyId'), 'update-data'],
		body: cleared(parameters.changes('updateFields'), CLEARED_BY_NULL),
		rateScope: 'dataUpdate',
	}),
	expects: record('a company', 'uuid', 'company_name'),
	simplify: sessionCompany,
};
