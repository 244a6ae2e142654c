import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../engine/operation';
import { choiceField, choicesFrom, flagField, textField, wholeField } from '../../fields/basic';
import { updateFields } from '../../fields/collections';
import { OnlyCurrent } from '../../engine/wireForms';
import { declare } from '../../input/declared';
import { amount } from '../../input/values/text';
import { record } from '../../output/expectations';
import { travelRuleSettings } from '../../output/simplify/travelRuleSettings';

const SETTINGS = { method: 'GET', path: ['travel-rule', 'settings'] } as const;

/** All settings but that which Didit only shows. */
function writable(settings: IDataObject = {}): IDataObject {
	return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'travel_address'));
}

export const updateSettings: Operation = {
	value: 'updateSettings',
	name: 'Update Settings',
	action: 'Update the travel rule settings',
	description: 'Change how the application takes part in the travel rule',
	forAgents:
		'Change how the application takes part in the travel rule. Only use it when somebody with the authority has told you to.',
	lock: { because: 'changes the settings of the whole application' },
	docs: 'https://docs.didit.me/management-api/travel-rule/update-settings',
	fields: [
		updateFields([
			flagField({
				displayName: 'Allow Screenshot Proof',
				name: 'allowScreenshotProof',
				description: 'Whether a picture proves that somebody owns a wallet',
			}),
			flagField({
				displayName: 'Allow Self Declaration',
				name: 'allowSelfDeclaration',
				description: 'Whether it is enough that somebody says that a wallet is theirs',
			}),
			flagField({
				displayName: 'Auto Wallet Verification',
				name: 'autoWalletVerification',
				description: 'Whether people are asked to prove that a wallet is theirs',
			}),
			textField({
				displayName: 'Compliance Email',
				name: 'complianceEmail',
				placeholder: 'name@email.com',
				description: 'Where other providers write to',
			}),
			wholeField(
				{
					displayName: 'Confirmation Timeout (Hours)',
					name: 'confirmationTimeoutHours',
					description: 'How long the other provider has to confirm',
				},
				{ least: 1, standard: 48 },
			),
			flagField({
				displayName: 'Inbound Auto Accept',
				name: 'inboundAutoAccept',
				description: 'Whether transfers that come in are accepted without a person',
			}),
			flagField({
				displayName: 'Is Discoverable',
				name: 'isDiscoverable',
				description: 'Whether other providers find this one',
			}),
			flagField({
				displayName: 'Is Enabled',
				name: 'isEnabled',
				description: 'Whether the application takes part; it needs a legal name for that',
			}),
			textField({
				displayName: 'Jurisdiction',
				name: 'jurisdiction',
				placeholder: 'e.g. EU',
				description: 'Whose rules apply, at most 8 characters',
			}),
			textField({ displayName: 'Legal Name', name: 'legalName' }),
			textField({ displayName: 'LEI', name: 'lei', description: 'Legal entity identifier' }),
			choiceField(
				{
					displayName: 'Name Matching Strictness',
					name: 'nameMatchingStrictness',
					description: 'How closely names have to be the same',
				},
				choicesFrom('DEFAULT', 'FUZZY', 'NONE', 'STRICT'),
				'DEFAULT',
			),
			declare(
				{ read: amount },
				textField({
					displayName: 'Threshold Amount',
					name: 'thresholdAmount',
					placeholder: 'e.g. 1000.00',
					description: 'From which amount on the rule applies',
				}),
			),
			choiceField(
				{
					displayName: 'Timeout Outcome',
					name: 'timeoutOutcome',
					description: 'What becomes of a transfer that nobody confirms in time',
				},
				choicesFrom('HOLD', 'PROCEED', 'REJECT'),
				'HOLD',
			),
			flagField({
				displayName: 'VASP Attribution Enabled',
				name: 'vaspAttributionEnabled',
				description: 'Whether Didit finds out which provider a wallet belongs to',
			}),
		]),
	],
	howToCheck: 'Look at the settings with Travel Rule → Get Settings.',
	request: {
		spec: (parameters) => {
			// What is wrong with a field is said before anything is asked of Didit.
			parameters.changes('updateFields');
			const reason = parameters.refuse('updateFields', 'is not known to this Didit application');
			throw new OnlyCurrent(reason);
		},
		readFirst: () => SETTINGS,
		// A PUT replaces what is there: what is not to change goes back as it was.
		current: (parameters, state) => ({
			...SETTINGS,
			method: 'PUT',
			body: { ...writable(state as IDataObject), ...parameters.changes('updateFields') },
		}),
	},
	expects: record('the settings', 'jurisdiction', 'is_enabled', 'timeout_outcome'),
	simplify: travelRuleSettings,
};
