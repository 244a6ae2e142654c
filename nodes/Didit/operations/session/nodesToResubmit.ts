import type { INodeProperties } from 'n8n-workflow';

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
