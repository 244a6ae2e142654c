import type { INodeProperties } from 'n8n-workflow';
import { choiceField, choicesFrom, flagField, jsonField, objectField, textField } from './basic';
import { countryField } from './countries';
import { personVendorData } from './vendorData';

/** The user's own data about something, which Didit gives back. */
export function metadataField(about: string): INodeProperties {
	return jsonField({
		displayName: 'Metadata',
		name: 'metadata',
		description: `Your own data about ${about}, as JSON`,
	});
}

export const saveApiRequest = flagField(
	{
		displayName: 'Save API Request',
		name: 'saveApiRequest',
		description:
			'Whether Didit keeps it as a session, which Session → Get Many lists and the trigger tells of',
	},
	true,
);

/** What every check may be told besides. */
export const checkFields: INodeProperties[] = [
	personVendorData,
	metadataField('the check'),
	saveApiRequest,
];

/** What is to happen when a check finds something; `standard` is what Didit does by itself. */
export function findingAction(
	displayName: string,
	name: string,
	what: string,
	standard: 'NO_ACTION' | 'DECLINE' = 'NO_ACTION',
	choices = choicesFrom('NO_ACTION', 'DECLINE'),
): INodeProperties {
	return choiceField(
		{ displayName, name, description: `What becomes of the result ${what}` },
		choices,
		standard,
	);
}

/** For a paid check whose answer got lost. */
export const LISTED_WHEN_SAVED =
	'It is not known whether it was charged. With Save API Request on, Session → Get Many lists it; look there before you run it again.';

export const claimedCountryCode = countryField({
	displayName: 'Country Code',
	name: 'countryCode',
	description: 'Where the person says to be',
});

/** What is known of the device, from which Didit tells abuse. */
export const signals: INodeProperties = objectField(
	{
		displayName: 'Signals',
		name: 'signals',
		description: 'What is known of the device of the person, by which Didit finds abuse',
	},
	[
		textField({ displayName: 'App Version', name: 'appVersion' }),
		textField({ displayName: 'Device ID', name: 'deviceId' }),
		textField({ displayName: 'Device Model', name: 'deviceModel' }),
		choiceField(
			{ displayName: 'Device Platform', name: 'devicePlatform' },
			[
				{ name: 'Android', value: 'android' },
				{ name: 'iOS', value: 'ios' },
				{ name: 'iPadOS', value: 'ipados' },
				{ name: 'tvOS', value: 'tvos' },
				{ name: 'Web', value: 'web' },
			],
			'web',
		),
		textField({ displayName: 'IP Address', name: 'ip', placeholder: 'e.g. 192.0.2.10' }),
		textField({ displayName: 'OS Version', name: 'osVersion' }),
		textField({ displayName: 'User Agent', name: 'userAgent' }),
	],
);
