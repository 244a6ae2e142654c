import type { INodeProperties } from 'n8n-workflow';
import { countryField } from '../../fields/countries';
import { declare } from '../../input/declared';
import { NULL_CHOICE } from '../../input/readValue';
import { day } from '../../input/values/days';

/** What you already know of the person. A difference is a warning in the decision. */
export const expectedDetails: INodeProperties = {
	displayName: 'Expected Details',
	name: 'expectedDetails',
	type: 'fixedCollection',
	placeholder: 'Add Expected Details',
	default: {},
	description: 'What you already know of the person; a difference is a warning in the decision',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Address',
					name: 'address',
					type: 'string',
					default: '',
					description: 'Compared with the proof of address, as people write it',
				},
				{
					displayName: 'Company Name',
					name: 'companyName',
					type: 'string',
					default: '',
					description: 'Of a business verification, at most 255 characters',
				},
				{
					displayName: 'Company Registration Number',
					name: 'registrationNumber',
					type: 'string',
					default: '',
					description: 'Of a business verification, at most 100 characters',
				},
				{
					displayName: 'Company Registry Country',
					name: 'registryCountry',
					type: 'string',
					default: '',
					placeholder: 'e.g. GB or US-DE',
					description: 'Of a business verification: the country of the register, with its state',
				},
				countryField({
					displayName: 'Country',
					name: 'country',
					description: 'Country where the person lives, by code or English name',
				}),
				declare(
					{ read: day },
					{
						displayName: 'Date of Birth',
						name: 'dateOfBirth',
						type: 'dateTime',
						default: '',
						placeholder: 'e.g. 1990-05-21',
						description: 'Only the date is sent, as YYYY-MM-DD',
					},
				),
				{
					displayName: 'Document Types',
					name: 'expectedDocumentTypes',
					type: 'multiOptions',
					options: [
						{ name: 'Driver License', value: 'DL' },
						{ name: 'Health Insurance Card', value: 'HIC' },
						{ name: 'ID Card', value: 'ID' },
						{ name: 'Passport', value: 'P' },
						{ name: 'Residence Permit', value: 'RP' },
						{ name: 'Social Security Card', value: 'SSC' },
						{ name: 'Tax Card', value: 'TC' },
					],
					default: [],
					description: 'Documents that are expected; another one is a warning',
				},
				{
					displayName: 'First Name',
					name: 'firstName',
					type: 'string',
					default: '',
					description: 'Small differences in spelling are tolerated',
				},
				{
					displayName: 'Gender',
					name: 'gender',
					type: 'options',
					options: [
						{ name: 'Do Not Send', value: '' },
						{ name: 'Female', value: 'F' },
						{ name: 'Male', value: 'M' },
						{ name: 'Not Specified', value: NULL_CHOICE, description: 'Sent as null' },
					],
					default: '',
				},
				countryField({
					displayName: 'ID Country',
					name: 'idCountry',
					description:
						'Country of the ID document, by code or English name; goes before Nationality',
				}),
				{
					displayName: 'ID Number',
					name: 'identificationNumber',
					type: 'string',
					default: '',
					description: 'Number of the document, of the person or for taxes',
				},
				{
					displayName: 'IP Address',
					name: 'ipAddress',
					type: 'string',
					default: '',
					placeholder: 'e.g. 203.0.113.7',
				},
				{
					displayName: 'Last Name',
					name: 'lastName',
					type: 'string',
					default: '',
					description: 'Small differences in spelling are tolerated',
				},
				countryField({
					displayName: 'Nationality',
					name: 'nationality',
					description: 'Country code or English name',
				}),
				countryField({
					displayName: 'PoA Country',
					name: 'poaCountry',
					description: 'Country of the proof of address, by code or English name',
				}),
			],
		},
	],
};
