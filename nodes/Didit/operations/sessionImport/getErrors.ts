import type { Operation } from '../../engine/operation';
import { personalDataNotice } from '../../fields/notices';
import { paginationFields } from '../../fields/pagination';
import { listBy } from '../../output/responses';
import { importId } from './fields';

export const getErrors: Operation = {
	value: 'getErrors',
	name: 'Get Refused Rows',
	action: 'Get the refused rows of an import',
	description: 'List the rows of an import that were left out, and why',
	forAgents:
		'List the rows of an import that were left out, and why. Costs nothing and changes nothing.',
	docs: 'https://docs.didit.me/sessions-api/import-verifications',
	fields: [personalDataNotice, importId, ...paginationFields()],
	request: (parameters) => ({
		method: 'GET',
		path: ['session', 'imports', parameters.id('importId'), 'errors'],
	}),
	response: listBy('uuid'),
};
