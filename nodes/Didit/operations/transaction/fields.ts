import type { INodeProperties } from 'n8n-workflow';
import {
	choiceField,
	choicesFrom,
	dayField,
	flagField,
	identifierField,
	jsonField,
	numberField,
	objectField,
	textField,
	timeField,
	wholeField,
} from '../../fields/basic';
import { countryField } from '../../fields/countries';

const address = (whose: string): INodeProperties =>
	objectField({ displayName: `${whose} Address`, name: 'address' }, [
		countryField({
			displayName: `${whose} Country`,
			name: 'country',
			description: 'Code or English name',
		}),
		textField({ displayName: `${whose} Post Code`, name: 'postCode' }),
		textField({ displayName: `${whose} State`, name: 'state' }),
		textField({ displayName: `${whose} Street`, name: 'street' }),
		textField({ displayName: `${whose} Town`, name: 'town' }),
	]);

const paymentMethod = (whose: string): INodeProperties =>
	objectField({ displayName: `${whose} Payment Method`, name: 'paymentMethod' }, [
		identifierField({
			displayName: `${whose} Account ID`,
			name: 'accountId',
			description: 'Account, card or wallet that the money comes from or goes to',
		}),
		countryField({
			displayName: `${whose} Issuing Country`,
			name: 'issuingCountry',
			description: 'Of the card: code or English name',
		}),
		textField({
			displayName: `${whose} Method Type`,
			name: 'methodType',
			placeholder: 'e.g. crypto',
		}),
	]);

/** What is known of one of the two who take part; the labels differ, for agents fill in by them. */
const partyMembers = (whose: string): INodeProperties[] => [
	address(whose),
	dayField({
		displayName: `${whose} Date of Birth`,
		name: 'dateOfBirth',
		placeholder: 'e.g. 1990-05-21',
	}),
	jsonField({
		displayName: `${whose} Device Context`,
		name: 'deviceContext',
		description: 'What is known of the device, as JSON',
	}),
	choiceField(
		{
			displayName: `${whose} Entity Type`,
			name: 'entityType',
			description: 'Whether it is a person',
		},
		choicesFrom('company', 'individual'),
		'individual',
	),
	textField({ displayName: `${whose} First Name`, name: 'firstName' }),
	jsonField({
		displayName: `${whose} Institution Details`,
		name: 'institutionDetails',
		description: 'Their bank or other provider, as JSON with name, code and address',
	}),
	textField({ displayName: `${whose} Last Name`, name: 'lastName' }),
	paymentMethod(whose),
];

const counterparty = objectField(
	{
		displayName: 'Counterparty',
		name: 'counterparty',
		description: 'Who is on the other side of the transaction',
	},
	[
		...partyMembers('Counterparty'),
		textField({ displayName: 'Counterparty Full Name', name: 'fullName' }),
		identifierField({
			displayName: 'Counterparty Vendor Data',
			name: 'vendorData',
			description: 'Vendor data of the counterparty, where it is a user of yours',
		}),
	],
);

const details = objectField({ displayName: 'Transaction Details', name: 'transactionDetails' }, [
	textField({ displayName: 'Action Type', name: 'actionType', placeholder: 'e.g. withdrawal' }),
	numberField(
		{ displayName: 'Amount in Default Currency', name: 'amountInDefaultCurrency' },
		{ standard: 0 },
	),
	textField({ displayName: 'Currency Kind', name: 'currencyKind', placeholder: 'e.g. crypto' }),
	textField({ displayName: 'Default Currency', name: 'defaultCurrency', placeholder: 'e.g. EUR' }),
	textField({ displayName: 'Payment Details', name: 'paymentDetails' }),
	identifierField({
		displayName: 'Payment Reference ID',
		name: 'paymentReferenceId',
		description: 'What the payment is called on its way, such as the hash on a chain',
	}),
]);

const travelRuleDetails = objectField(
	{ displayName: 'Travel Rule Details', name: 'travelRuleDetails' },
	[
		jsonField({ displayName: 'Beneficiary Data', name: 'beneficiaryData', description: 'As JSON' }),
		jsonField({ displayName: 'Metadata', name: 'metadata', description: 'As JSON' }),
		wholeField({ displayName: 'Obligations Count', name: 'obligationsCount' }, { standard: 1 }),
		jsonField({ displayName: 'Originator Data', name: 'originatorData', description: 'As JSON' }),
		textField({ displayName: 'Protocol', name: 'protocol' }),
		flagField({
			displayName: 'Required',
			name: 'required',
			description: 'Whether the rule applies to this transaction',
		}),
		textField({
			displayName: 'Status',
			name: 'status',
			description: 'Must be set with the others',
		}),
	],
);

/** What a transaction may be told of besides. */
export const transactionFields: INodeProperties[] = [
	counterparty,
	jsonField({
		displayName: 'Custom Properties',
		name: 'customProperties',
		description: 'Your own data, on which rules of the application may go, as JSON',
	}),
	flagField(
		{
			displayName: 'Include Crypto Screening',
			name: 'includeCryptoScreening',
			description: 'Whether the wallets that take part are screened, which costs more',
		},
		true,
	),
	jsonField({
		displayName: 'Network Snapshot',
		name: 'networkSnapshot',
		description: 'Who else is connected with it, as JSON with nodes, edges and metrics',
	}),
	objectField(
		{
			displayName: 'Subject',
			name: 'subject',
			description: 'What else is known of your user',
		},
		partyMembers('Subject'),
	),
	textField({ displayName: 'Time Zone', name: 'timeZone', placeholder: 'e.g. Europe/Madrid' }),
	timeField({
		displayName: 'Transaction At',
		name: 'transactionAt',
		placeholder: 'e.g. 2026-05-21T14:30:00Z',
		description: 'When it took place, if not now',
	}),
	details,
	travelRuleDetails,
];
