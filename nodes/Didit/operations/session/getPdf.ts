import { options } from '../../fields/collections';
import { sessionId } from '../../fields/locators';
import { notice } from '../../fields/notices';
import type { Operation } from '../../engine/operation';

export const getPdf: Operation = {
	value: 'getPdf',
	name: 'Get PDF',
	action: 'Get the PDF report of a session',
	description: 'Download the report of a finished session into a binary field',
	docs: 'https://docs.didit.me/sessions-api/generate-pdf',
	fields: [
		notice('reportNotice', 'The report holds personal data and pictures of the person.'),
		sessionId,
		options([
			{
				displayName: 'Put Output File in Field',
				name: 'binaryPropertyName',
				type: 'string',
				default: 'data',
				hint: 'The name of the output binary field to put the file in',
			},
		]),
	],
	request: (parameters) => ({
		method: 'GET',
		path: ['session', parameters.id('sessionId'), 'generate-pdf'],
		rateScope: 'pdf',
		accept: 'application/pdf, application/json',
	}),
	response: {
		kind: 'file',
		mimeType: 'application/pdf',
		begins: /^%PDF/,
		fileName: (parameters) => `session_${parameters.id('sessionId')}.pdf`,
	},
	errorHints: [
		{
			when: /only generate a PDF/i,
			say: 'Wait for the decision before this step, with Session → Wait for Decision or a Didit Trigger.',
		},
	],
};
