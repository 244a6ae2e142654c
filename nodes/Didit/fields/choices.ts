import type { INodePropertyOptions } from 'n8n-workflow';

/** The eight statuses of the specification and the two that today's documents add. */
export const sessionStatuses: INodePropertyOptions[] = [
	{ name: 'Abandoned', value: 'Abandoned' },
	{ name: 'Approved', value: 'Approved' },
	{ name: 'Awaiting User', value: 'Awaiting User' },
	{ name: 'Declined', value: 'Declined' },
	{ name: 'Expired', value: 'Expired' },
	{ name: 'In Progress', value: 'In Progress' },
	{ name: 'In Review', value: 'In Review' },
	{ name: 'KYC Expired', value: 'Kyc Expired' },
	{ name: 'Not Started', value: 'Not Started' },
	{ name: 'Resubmitted', value: 'Resubmitted' },
];

/** The statuses that a person can give a user. */
export const settableUserStatuses: INodePropertyOptions[] = [
	{ name: 'Active (Approved)', value: 'Approved' },
	{ name: 'Blocked (Declined)', value: 'Declined' },
	{ name: 'Flagged (In Review)', value: 'In Review' },
];

/** What today's Didit calls them. */
export const newerUserStatuses: INodePropertyOptions[] = [
	{ name: 'Active', value: 'ACTIVE' },
	{ name: 'Flagged', value: 'FLAGGED' },
	{ name: 'Blocked', value: 'BLOCKED' },
];

/** The statuses that a user can have. */
export const userStatuses: INodePropertyOptions[] = [
	...settableUserStatuses,
	{ name: 'Pending', value: 'Pending' },
];

/** Templates that a workflow starts from. */
export const workflowTypes: INodePropertyOptions[] = [
	{
		name: 'Adaptive Age Verification',
		value: 'adaptive_age_verification',
		description: 'Estimates the age, asks for a document in borderline cases',
	},
	{
		name: 'Address Verification',
		value: 'address_verification',
		description: 'Checks a proof of address',
	},
	{
		name: 'Biometric Authentication',
		value: 'biometric_authentication',
		description: 'Recognises a returning person by a stored portrait, without a document',
	},
	{
		name: 'Email Verification',
		value: 'email_verification',
		description: 'Sends a code by email',
	},
	{
		name: 'KYC',
		value: 'kyc',
		description: 'Full identity verification with document and selfie',
	},
	{
		name: 'Phone Verification',
		value: 'phone_verification',
		description: 'Sends a code to a phone',
	},
	{
		name: 'Questionnaire Verification',
		value: 'questionnaire_verification',
		description: 'Asks the questions of a questionnaire',
	},
];

/** Languages of Didit's pages and emails. */
export const languages: INodePropertyOptions[] = [
	{ name: 'Albanian', value: 'sq' },
	{ name: 'Arabic', value: 'ar' },
	{ name: 'Armenian', value: 'hy' },
	{ name: 'Basque', value: 'eu' },
	{ name: 'Bengali', value: 'bn' },
	{ name: 'Bosnian', value: 'bs' },
	{ name: 'Bulgarian', value: 'bg' },
	{ name: 'Catalan', value: 'ca' },
	{ name: 'Chinese', value: 'zh' },
	{ name: 'Chinese (Simplified)', value: 'zh-CN' },
	{ name: 'Chinese (Traditional)', value: 'zh-TW' },
	{ name: 'Croatian', value: 'hr' },
	{ name: 'Czech', value: 'cs' },
	{ name: 'Danish', value: 'da' },
	{ name: 'Dutch', value: 'nl' },
	{ name: 'English', value: 'en' },
	{ name: 'Estonian', value: 'et' },
	{ name: 'Finnish', value: 'fi' },
	{ name: 'French', value: 'fr' },
	{ name: 'Galician', value: 'gl' },
	{ name: 'Georgian', value: 'ka' },
	{ name: 'German', value: 'de' },
	{ name: 'Greek', value: 'el' },
	{ name: 'Hebrew', value: 'he' },
	{ name: 'Hindi', value: 'hi' },
	{ name: 'Hungarian', value: 'hu' },
	{ name: 'Indonesian', value: 'id' },
	{ name: 'Italian', value: 'it' },
	{ name: 'Japanese', value: 'ja' },
	{ name: 'Kazakh', value: 'kk' },
	{ name: 'Korean', value: 'ko' },
	{ name: 'Kyrgyz', value: 'ky' },
	{ name: 'Latvian', value: 'lv' },
	{ name: 'Lithuanian', value: 'lt' },
	{ name: 'Macedonian', value: 'mk' },
	{ name: 'Malay', value: 'ms' },
	{ name: 'Mongolian', value: 'mn' },
	{ name: 'Montenegrin', value: 'cnr' },
	{ name: 'Norwegian', value: 'no' },
	{ name: 'Persian', value: 'fa' },
	{ name: 'Polish', value: 'pl' },
	{ name: 'Portuguese', value: 'pt' },
	{ name: 'Portuguese (Brazil)', value: 'pt-BR' },
	{ name: 'Romanian', value: 'ro' },
	{ name: 'Russian', value: 'ru' },
	{ name: 'Serbian', value: 'sr' },
	{ name: 'Slovak', value: 'sk' },
	{ name: 'Slovenian', value: 'sl' },
	{ name: 'Somali', value: 'so' },
	{ name: 'Spanish', value: 'es' },
	{ name: 'Swedish', value: 'sv' },
	{ name: 'Thai', value: 'th' },
	{ name: 'Turkish', value: 'tr' },
	{ name: 'Ukrainian', value: 'uk' },
	{ name: 'Uzbek', value: 'uz' },
	{ name: 'Vietnamese', value: 'vi' },
];

/** What a document can be, by the codes of Didit's registers. */
export const documentTypes: INodePropertyOptions[] = [
	{ name: 'Birth Certificate', value: 'BC' },
	{ name: 'Driver License', value: 'DL' },
	{ name: 'Health Insurance Card', value: 'HIC' },
	{ name: 'Identity Card', value: 'ID' },
	{ name: 'Other', value: 'OTHER' },
	{ name: 'Passport', value: 'P' },
	{ name: 'Public Service Card', value: 'PSC' },
	{ name: 'Residence Permit', value: 'RP' },
	{ name: 'Social Security Card', value: 'SSC' },
	{ name: 'Tax Card', value: 'TC' },
	{ name: 'Visa', value: 'VISA' },
	{ name: 'Work Permit', value: 'WP' },
];
