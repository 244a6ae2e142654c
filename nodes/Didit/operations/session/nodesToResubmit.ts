import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { declare } from '../../input/declared';

/** Other names under which decisions show a feature, and those of checks of companies. */
const furtherFeatures: INodePropertyOptions[] = [
	{ name: 'Email', value: 'EMAIL' },
	{ name: 'ID Verification', value: 'ID_VERIFICATION' },
	{ name: 'KYB', value: 'KYB' },
	{ name: 'KYB Documents', value: 'KYB_DOCUMENTS' },
	{ name: 'KYB Key People', value: 'KYB_KEY_PEOPLE' },
	{ name: 'KYB Registry', value: 'KYB_REGISTRY' },
	{ name: 'Phone', value: 'PHONE' },
	{ name: 'PoA', value: 'POA' },
];

export const nodesToResubmit: INodeProperties = {
	displayName: 'Nodes to Resubmit',
	name: 'nodesToResubmit',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Node',
	default: {},
	description: 'Steps to repeat, for the new status Resubmitted. Didit chooses if none is named.',
	options: [
		{
			displayName: 'Node',
			name: 'values',
			values: [
				declare(
					{ alsoTakes: furtherFeatures },
					{
						displayName: 'Feature',
						name: 'feature',
						type: 'options',
						options: [
							{ name: 'Age Estimation', value: 'AGE_ESTIMATION' },
							{ name: 'AML', value: 'AML' },
							{ name: 'Database Validation', value: 'DATABASE_VALIDATION' },
							{ name: 'Document AI', value: 'DOCUMENT_AI' },
							{ name: 'Email Verification', value: 'EMAIL_VERIFICATION' },
							{ name: 'Face', value: 'FACE' },
							{ name: 'Face Match', value: 'FACE_MATCH' },
							{ name: 'Face Search', value: 'FACE_SEARCH' },
							{ name: 'ID Document', value: 'OCR' },
							{ name: 'ID Document, Back', value: 'OCR_BACK' },
							{ name: 'IP Analysis', value: 'IP_ANALYSIS' },
							{ name: 'Liveness', value: 'LIVENESS' },
							{ name: 'NFC', value: 'NFC' },
							{ name: 'Phone Verification', value: 'PHONE_VERIFICATION' },
							{ name: 'Proof of Address', value: 'PROOF_OF_ADDRESS' },
							{ name: 'Questionnaire', value: 'QUESTIONNAIRE' },
						],
						default: 'OCR',
					},
				),
				{
					displayName: 'Node ID',
					name: 'nodeId',
					type: 'string',
					default: '',
					placeholder: 'e.g. feature_ocr',
					description: 'The node_id that the decision shows for the step',
				},
			],
		},
	],
};
