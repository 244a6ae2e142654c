import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { isINodePropertyCollection } from 'n8n-workflow';
import { findOperation } from '../../nodes/Didit/operations';
import { byId } from '../support/operate';

const ID = '11111111-2222-4333-8444-555555555555';

/** Texts that mean something, by the names of their fields. */
const TEXTS: Readonly<Record<string, string>> = {
	address: 'Calle Mayor 1, Madrid',
	amount: '500.00',
	claimedCountry: 'ES',
	countryCode: 'ES',
	callback: 'https://example.com/verified',
	cancelUrl: 'https://example.com/cancelled',
	country: 'ES',
	approvedEmails: 'ana@example.com',
	approvedPhones: '+34600111222',
	code: 'A3K9F2',
	diditInternalId: ID,
	issuingStates: 'ES, FR',
	password: 'MyStr0ng!Pass',
	questionnaireUuid: ID,
	email: 'ana@example.com',
	emailAddress: 'ana@example.com',
	forApplicationId: ID,
	idCountry: 'ES',
	ipAddress: '192.0.2.10',
	issuingCountry: 'ES',
	complianceEmail: 'ana@example.com',
	jurisdiction: 'EU',
	languages: 'en, es',
	nationality: 'ES',
	phoneNumber: '+34600111222',
	referenceObjectUuid: ID,
	referenceSessionId: ID,
	templateUuids: ID,
	thresholdAmount: '1000.00',
	vendorUserUuid: ID,
	phone: '+34600111222',
	poaCountry: 'ES',
	portraitImage: 'aGVsbG8=',
	registryCountry: 'GB',
	sessionNumbers: '7, 8',
	url: 'https://example.com/hooks',
	sourceFileUrl: 'https://example.com/people.csv',
	websiteUrl: 'https://example.com',
	termsUrl: 'https://example.com/terms',
	privacyUrl: 'https://example.com/privacy',
	redirectUris: 'https://example.com/done',
	website: 'https://example.com',
	registeredCapitalCurrency: 'EUR',
	issuingState: 'ES',
	region: 'MD',
	expectedCountry: 'ES',
	passportIssueCountry: 'ES',
	services: 'esp_dni, esp_nie',
	successUrl: 'https://example.com/paid',
	vendorDataList: 'user-1, user-2',
	webhookUrl: 'https://example.com/hooks',
};

/** What cannot stand beside something else, or is no request. */
const LEFT_OUT = new Set([
	// Has no certain counterpart, and is refused in words.
	'additionalFields.amlDeclineThreshold',
	'updateFields.amlDeclineThreshold',
	'updateFields.workflowType',
	'additionalFields.isAgeRestrictionsEnabled',
	'additionalFields.deleteAll',
	'additionalFields.confirmDeleteAll',
	'additionalFields.portraitBinaryProperty',
	'additionalFields.image',
	'additionalFields.fileBinaryProperty',
	'updateFields.disableWebhook',
	'formElementsJson',
	'updateFields.formElementsJson',
	'updateFields.unlimitedRetention',
	'options',
	'simplify',
	'output',
	'fields',
]);

/** Every field of an operation, filled in. */
export function fullParameters(path: string): INodeParameters {
	const [resource = '', value = ''] = path.split('.');
	const { fields } = findOperation(resource, value)!;
	return valuesOf(fields, '');
}

function valuesOf(fields: readonly INodeProperties[], prefix: string): INodeParameters {
	return Object.fromEntries(
		fields
			.filter(({ name, type }) => type !== 'notice' && !LEFT_OUT.has(`${prefix}${name}`))
			.map((field) => [field.name, valueOf(field, prefix)]),
	);
}

function valueOf(field: INodeProperties, prefix: string): NodeParameterValueType {
	const { name, type, typeOptions, options = [] } = field;
	switch (type) {
		case 'boolean':
			return true;
		case 'number':
			return typeOptions?.maxValue ?? Math.max(1, Number(field.default));
		case 'options':
		case 'multiOptions': {
			const values = options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
			const usual = values.filter((value) => value !== 'null');
			return type === 'multiOptions'
				? usual
				: (usual.find((value) => value === CHOSEN[name]) ?? usual.at(-1));
		}
		case 'json':
			return JSONS[name] ?? '{"a": 1}';
		case 'dateTime':
			return TIMES.test(name) ? '2030-01-31T10:00:00+01:00' : '1990-05-21';
		case 'resourceLocator':
			return byId(NAMED[name] ?? ID);
		case 'collection':
			return valuesOf(options as INodeProperties[], `${prefix}${name}.`);
		case 'fixedCollection':
			return groupsOf(field, prefix);
		default:
			return TEXTS[name] ?? (name.endsWith('BinaryProperty') ? 'data' : 'text');
	}
}

/** What is named by no UUID. */
const NAMED: Readonly<Record<string, string>> = { vendorData: 'user-123', nodeId: 'feature_ocr' };

/** What has a time; all else is a day. */
const TIMES = /(Deadline|^retained(From|To)|At)$/;

/** A choice that lets the other fields have an effect. */
const CHOSEN: Readonly<Record<string, string>> = {
	defineFormElements: 'fields',
	issuingState: 'ESP',
	newStatus: 'Resubmitted',
	workflowType: 'kyc',
	elementType: 'multiple_choice',
	linkDelivery: 'email',
};

const JSONS: Readonly<Record<string, string>> = {
	config: '{}',
	documentFields: '[{"key": "total", "name": "Total", "type": "number", "required": true}]',
	institutionDetails: '{"name": "Bank", "code": "B", "address": {}}',
	networkSnapshot: '{"nodes": [{}], "edges": [{}], "metrics": {}}',
	documentsAllowed: '{"ESP": ["P"]}',
	documentAiDocuments: '[]',
	kybAcceptedCountries: '["GBR"]',
	kybRequiredDocumentGroups: '["LEGAL_PRESENCE"]',
	bankCountries: '{}',
	validation:
		'{"pattern": "^x", "min_length": 1, "max_length": 9, "min": 1, "max": 9, "error_message": {"en": "No"}}',
};

function groupsOf(
	{ name, typeOptions, options = [] }: INodeProperties,
	prefix: string,
): INodeParameters {
	return Object.fromEntries(
		options.filter(isINodePropertyCollection).map((group) => {
			const values = valuesOf(group.values, `${prefix}${name}.`);
			return [group.name, typeOptions?.multipleValues ? [values] : values];
		}),
	);
}
