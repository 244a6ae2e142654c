import type { INodeProperties } from 'n8n-workflow';
import type { BuildRequest } from '../../engine/operation';
import { identifierField } from '../../fields/basic';
import { metadataField } from '../../fields/checkFields';
import { additionalFields } from '../../fields/collections';
import { costNotice } from '../../fields/notices';
import { personVendorData } from '../../fields/vendorData';

export const companyVendorData: INodeProperties = {
	...personVendorData,
	description: 'Your own identifier of the company',
	placeholder: 'e.g. company-123',
};

/** The fields of an operation that reads more of a company that was found. */
export const companyFields: INodeProperties[] = [
	costNotice('look-up'),
	identifierField({
		displayName: 'KYB Response ID',
		name: 'kybResponseId',
		required: true,
		description: 'Of the company, as Company Registry → Search returned it (kyb_response_id)',
	}),
	additionalFields([companyVendorData, metadataField('the company')]),
];

/** @param last part of the path */
export const companyRequest =
	(last: string): BuildRequest =>
	(parameters) => ({
		method: 'POST',
		path: ['kyb', last],
		body: {
			kyb_response_id: parameters.text('kybResponseId'),
			...parameters.wire('additionalFields'),
		},
	});

/** Didit keeps these look-ups as sessions, whatever else they find. */
export const HOW_TO_CHECK =
	'It is not known whether it was charged. Session → Get Many lists it with the session kind Business.';
